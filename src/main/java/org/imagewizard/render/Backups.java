package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of what was replaced, in a folder for each time. The oldest go, so that years of changes
 * do not fill the disk. Files that hold keys are not copied: a key that was changed is to be gone.
 */
final class Backups {
  static final int KEPT = 20;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS");
  private static final String OURS = "\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}\\.\\d{3}";

  private final Path folder;
  private final Path backup;
  private Optional<Path> newest = Optional.empty();

  Backups(Path folder) {
    this.folder = folder;
    this.backup = folder.resolve(FolderWriter.PRIVATE).resolve("backup");
  }

  /**
   * @param paths of files that are there and will be replaced or removed
   */
  void keep(List<String> paths, Clock clock) throws IOException {
    List<String> open =
        paths.stream()
            .filter(path -> !path.startsWith(EnvFiles.FOLDER))
            .filter(path -> !path.startsWith(FolderWriter.PRIVATE))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    FileModes.privateFolder(backup);
    Path now = backup.resolve(STAMP.format(LocalDateTime.now(clock)));
    newest = Optional.of(now);
    for (String path : open) {
      Path to = now.resolve(path);
      Files.createDirectories(to.getParent());
      Files.copy(
          folder.resolve(path),
          to,
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Owner.give(now);
  }

  /** Takes away what {@link #keep} copied, when nothing was replaced after all. */
  void forget() throws IOException {
    if (newest.isPresent()) {
      FileModes.deleteTree(newest.get());
    }
  }

  /** Leaves the newest {@link #KEPT}; what has another kind of name was put there by a person. */
  void prune() throws IOException {
    if (!Files.isDirectory(backup)) {
      return;
    }
    try (Stream<Path> entries = Files.list(backup)) {
      List<Path> oldestFirst =
          entries.filter(e -> e.getFileName().toString().matches(OURS)).sorted().toList();
      for (Path old : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT))) {
        FileModes.deleteTree(old);
      }
    }
  }
}
