package org.imagewizard.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;

/**
 * Runs the script of a fix in a computer made up of a folder: the system's folders are below it,
 * and only the plain tools of every Linux and what the test makes up are on PATH.
 */
final class FixScript {
  private static final List<String> TOOLS =
      List.of(
              "awk bash cat chmod cmp comm cp cut date env grep head install ls mkdir mktemp mv nohup"
                  .split(" "),
              "rm rmdir sed seq setsid sh sort stat tail timeout touch tr true wc".split(" "))
          .stream()
          .flatMap(Stream::of)
          .toList();

  private final FakeHost fake;
  private final Path folder;

  FixScript(Path folder) {
    this.folder = folder;
    this.fake = new FakeHost(folder);
    for (String tool : TOOLS) {
      tool(tool);
    }
    // Nothing is waited for where everything answers at once, or never.
    program("id", "echo 0").program("sleep", "exit 0");
  }

  /**
   * A program that becomes the real one and keeps PATH as it is, so that nothing else of this
   * computer can be reached through it. Never a link: a test could write through it.
   */
  private void tool(String name) {
    Stream.of("/usr/bin/", "/bin/")
        .map(place -> place + name)
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .ifPresent(real -> executable(bin().resolve(name), "exec " + real + " \"$@\""));
  }

  private static void executable(Path file, String script) {
    try {
      Files.writeString(file, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code $ROOT} in it is where the system's folders are, {@code $BIN} the folder on PATH. */
  FixScript program(String name, String script) {
    fake.program(
        name, script.replace("$ROOT", root().toString()).replace("$BIN", bin().toString()));
    return this;
  }

  FixScript file(String absolute, String text) {
    fake.file(absolute, text);
    return this;
  }

  Host host() {
    return fake.host();
  }

  Path root() {
    return folder.resolve("root");
  }

  Path bin() {
    return folder.resolve("bin");
  }

  /** What is in a file of the system; empty when there is none. */
  Optional<String> text(String absolute) {
    return host().read(absolute);
  }

  ProcessRunner.Result run(String id) {
    Fix fix =
        new FixList(host())
            .all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    String text =
        FixScripts.text(fix)
            .orElseThrow()
            .replaceAll(
                "(?<![\\w./}$])/(etc|run|var|usr|sbin|bin)(?=[/: \n\"')]|$)", root() + "/$1");
    try {
      Path script = Files.writeString(folder.resolve(id + ".sh"), text);
      return ProcessRunner.run(
          List.of("/usr/bin/env", "-i", "PATH=" + bin(), "bash", script.toString()),
          Map.of(),
          folder,
          line -> {},
          new Cancellation(),
          Duration.ofSeconds(30));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of the system and of PATH with its text; logs are left out. */
  Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    for (Path place : List.of(root(), bin())) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString();
          if (!name.startsWith("root/var/log")) {
            all.put(name, Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  /** Names of files that are new, gone or other than they were. */
  List<String> changedSince(Map<String, String> before) {
    Map<String, String> now = everything();
    return Stream.concat(before.keySet().stream(), now.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(before.get(name), now.get(name)))
        .toList();
  }
}
