package org.imagewizard.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built application, run as a user runs it: a process, two streams, an exit status. */
final class App {
  private final Path program = Path.of("target/app/bin/image-wizard").toAbsolutePath();
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder where it runs, and its home: nothing is written elsewhere
   */
  App(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  record Result(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  Result run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** Lets it run; whoever starts it ends it. */
  Process start(Path out, String... arguments) throws IOException {
    return builder(arguments)
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What an installed program has; one in a checkout starts without. */
  void makeStartCache() throws IOException, InterruptedException {
    Path maker = program.resolveSibling("image-wizard-cache");
    int exit = ready(List.of(maker.toString(), "--mine")).start().waitFor();
    if (exit != 0) {
      throw new IOException("no start cache: exit status " + exit);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return ready(command);
  }

  private ProcessBuilder ready(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("IMAGE_WIZARD_JAVA", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  Result runWithInput(String input, String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process =
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      int exit = process.waitFor();
      Result result = new Result(exit, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
