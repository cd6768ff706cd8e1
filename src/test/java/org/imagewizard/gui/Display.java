package org.imagewizard.gui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.it.EngineEnvironment;

/** An X display of its own, in memory; nobody sees it. */
final class Display implements AutoCloseable {
  private final Process server;
  private final String name;

  private Display(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Skips the test, and says so, where there can be none. */
  static Display open() throws IOException {
    EngineEnvironment.requireDisplay();
    // It takes the first free number itself, and says which once it can be used.
    Process server =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String number = said.readLine();
    if (number == null) {
      throw new IOException("Xvfb ended with status " + server.exitValue());
    }
    return new Display(server, ":" + number);
  }

  /** Runs a program on this display to its end; its exit status. */
  int run(Path home, Path out, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    Map<String, String> environment = builder.environment();
    // The desktop of whoever runs the tests has no say.
    environment.keySet().removeAll(Set.of("WAYLAND_DISPLAY", "XAUTHORITY", "GTK_THEME"));
    environment.putAll(
        Map.of(
            "DISPLAY",
            name,
            "HOME",
            home.toString(),
            "GDK_BACKEND",
            "x11",
            "LC_ALL",
            "C.UTF-8",
            "IMAGE_WIZARD_JAVA",
            System.getProperty("java.home")));
    Process process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    server.destroy();
  }
}
