package org.imagewizard.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.imagewizard.base.file.HomeFolder;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;

/**
 * Where the probes look: tests give them a folder as the root of the file system and an environment
 * of their own.
 *
 * @param root "/" but in tests; /proc, /sys and /etc are looked up below it
 * @param env the environment; its PATH decides which programs exist
 * @param home the person's home folder
 */
record Host(Path root, Map<String, String> env, Path home) {
  private static final int LARGE = 1 << 16;
  private static final Duration SILENCE = Duration.ofSeconds(30);

  Host {
    env = Map.copyOf(env);
  }

  static Host here() {
    return new Host(Path.of("/"), System.getenv(), HomeFolder.of(System.getenv()));
  }

  /** What a program printed on both its streams, in the order it came. */
  record Said(int exitCode, List<String> lines) {
    boolean ok() {
      return exitCode == 0;
    }

    String last() {
      return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
  }

  /** A path of the system, given from "/" on. */
  Path at(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  /** The trimmed text of a small file; empty when it is not there or not for us. */
  Optional<String> read(String absolute) {
    try (InputStream in = Files.newInputStream(at(absolute))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      // Settings in /proc/sys come whole with the first read or not at all, so it must be a large
      // one.
      byte[] buffer = new byte[LARGE];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
      // Files in /proc are no UTF-8 by promise; this reading never fails on their bytes.
      return Optional.of(bytes.toString(StandardCharsets.UTF_8).strip());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Where a link leads, as it is written; empty when it is none, or not for us. */
  Optional<String> link(String absolute) {
    try {
      return Optional.of(Files.readSymbolicLink(at(absolute)).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Names in a folder, sorted; none when it can't be read. */
  List<String> names(String absolute) {
    try (Stream<Path> entries = Files.list(at(absolute))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A program on PATH. */
  Optional<Path> command(String name) {
    for (String folder : env.getOrDefault("PATH", "").split(":")) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(file) && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** A program of administrators, whose folders are not on everybody's PATH. */
  boolean hasSystemCommand(String name) {
    return command(name).isPresent()
        || List.of("/usr/sbin/", "/sbin/", "/usr/local/sbin/", "/usr/bin/").stream()
            .anyMatch(folder -> Files.isExecutable(at(folder + name)));
  }

  /**
   * Runs a program of PATH to its end, in plain English. An interrupt ends it.
   *
   * @return empty when there is no such program
   */
  Optional<Said> run(String name, String... arguments) {
    return command(name).map(program -> run(program, arguments));
  }

  /** The same for a program that is known to be there. */
  Said run(Path program, String... arguments) {
    List<String> line = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    ProcessRunner.Result result =
        ProcessRunner.run(
            line, Map.of("LC_ALL", "C"), Path.of("/"), lines::add, new Cancellation(), SILENCE);
    return new Said(result.exitCode(), result.missing() ? result.lastLines() : List.copyOf(lines));
  }

  /** The name of a user, or the number when /etc/passwd does not know it. */
  String user(String uid) {
    return read("/etc/passwd").stream()
        .flatMap(String::lines)
        .map(line -> line.split(":"))
        .filter(fields -> fields.length > 2 && fields[2].equals(uid))
        .map(fields -> fields[0])
        .findFirst()
        .orElse(uid);
  }

  /** Who we are; the person behind sudo where there is one. */
  String self() {
    String name = env.getOrDefault("SUDO_USER", "");
    return name.isEmpty() ? System.getProperty("user.name") : name;
  }
}
