package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.plan.PlanFile;
import org.jspecify.annotations.Nullable;

/** Whether a folder may be written to without touching what is not ours. */
final class FolderCheck {
  private static final LinkOption[] NOT_THROUGH_LINKS = {LinkOption.NOFOLLOW_LINKS};

  private final Path folder;
  private final Manifest manifest;

  FolderCheck(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * @throws ProblemException kind INPUT, one sentence; nothing has been written
   */
  void run(List<RenderedFile> files) {
    if (!Files.exists(folder, NOT_THROUGH_LINKS)) {
      parents();
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refused("folder.not-a-folder", Sentence.of("folder.file", folder));
    }
    if (!Files.isWritable(folder)) {
      throw refused("folder.unwritable", Sentence.of("folder.unwritable", folder));
    }
    ordinary(FolderWriter.PRIVATE, true);
    for (RenderedFile file : files) {
      for (int at = file.path().indexOf('/'); at > 0; at = file.path().indexOf('/', at + 1)) {
        ordinary(file.path().substring(0, at), true);
      }
      ordinary(file.path(), false);
      ours(file.path());
    }
    strangers();
  }

  private void parents() {
    Path parent = folder.toAbsolutePath().getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw refused(
          "folder.not-a-folder", Sentence.of("folder.parent.file", folder, String.valueOf(parent)));
    }
    if (!Files.isWritable(parent)) {
      throw refused("folder.unwritable", Sentence.of("folder.parent.unwritable", folder, parent));
    }
  }

  /** A link could lead a key, or our next version, to a place that nobody chose. */
  private void ordinary(String path, boolean directory) {
    Path file = folder.resolve(path);
    if (Files.isSymbolicLink(file)) {
      throw refused("folder.link", Sentence.of("folder.link", file));
    }
    if (Files.exists(file, NOT_THROUGH_LINKS)
        && (directory ? !Files.isDirectory(file) : !Files.isRegularFile(file))) {
      throw refused(
          "folder.kind",
          directory
              ? Sentence.of("folder.kind.folder", file)
              : Sentence.of("folder.kind.file", file));
    }
  }

  private void ours(String path) {
    Path file = folder.resolve(path);
    if (Files.exists(file) && !manifest.has(path) && !looksOurs(file)) {
      throw refused("folder.foreign", Sentence.of("folder.foreign.file", file));
    }
  }

  /** A folder with other people's files and no plan of ours is somebody else's. */
  private void strangers() {
    if (!manifest.hashes().isEmpty() || isPlan(folder.resolve(PlanFile.NAME))) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      @Nullable Path stranger =
          entries
              .filter(entry -> !entry.getFileName().toString().startsWith("."))
              .sorted()
              .findFirst()
              .orElse(null);
      if (stranger != null) {
        throw refused(
            "folder.foreign",
            Sentence.of("folder.foreign", folder, String.valueOf(stranger.getFileName())));
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", Sentence.of("folder.unreadable", folder)), e);
    }
  }

  private static boolean looksOurs(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      boolean header =
          lines.findFirst().filter(line -> line.startsWith(FolderWriter.MARK)).isPresent();
      return header || isPlan(file);
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  private static boolean isPlan(Path file) {
    if (!file.endsWith(PlanFile.NAME) || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      PlanFile.read(file);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static ProblemException refused(String id, Phrase sentence) {
    return new ProblemException(Problem.input(id, sentence));
  }
}
