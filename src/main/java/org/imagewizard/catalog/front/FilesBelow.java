package org.imagewizard.catalog.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of somebody's folder, as far as they can be seen. */
final class FilesBelow {
  private FilesBelow() {}

  /**
   * Ordinary files in the order of their paths; a file's own path gives that file. Empty for what
   * is not there or may not be read: then nobody can say.
   *
   * @param levels of folders that are looked into
   * @param name a pattern for the last part of the path
   */
  static List<Path> of(Path root, int levels, String name) {
    try (Stream<Path> all = Files.walk(root, levels)) {
      return all.filter(file -> String.valueOf(file.getFileName()).matches(name))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
