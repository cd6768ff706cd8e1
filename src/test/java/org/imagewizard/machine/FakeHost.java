package org.imagewizard.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** A computer in a folder: files under its root, programs on its PATH. */
final class FakeHost {
  private final Path root;
  private final Path bin;
  private final Map<String, String> env = new HashMap<>();

  FakeHost(Path folder) {
    root = folder.resolve("root");
    bin = folder.resolve("bin");
    make(root);
    make(bin);
    make(folder.resolve("home"));
    env.put("PATH", bin.toString());
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeHost file(String absolute, String text) {
    try {
      Path file = root.resolve(absolute.substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program on PATH that runs this shell script. */
  FakeHost program(String name, String script) {
    try {
      Path file = bin.resolve(name);
      // It may be a link to the real program, which must not be written to.
      Files.deleteIfExists(file);
      Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FakeHost env(String name, String value) {
    env.put(name, value);
    return this;
  }

  Host host() {
    return new Host(root, env, root.resolveSibling("home"));
  }
}
