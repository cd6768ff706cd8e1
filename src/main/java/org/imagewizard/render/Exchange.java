package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts a set of new files in the place of old ones, all or none. The new ones are written in full
 * beside the old first; then each old one is moved away and its successor in. Moved-away files lie
 * under {@code undo} until the end: an exchange that was cut off (a crash, a power cut) is taken
 * back by {@link #recover} before the next one.
 */
final class Exchange {
  private final Path folder;
  private final Path staging;
  private final Path undo;

  Exchange(Path folder) {
    this.folder = folder;
    this.staging = folder.resolve(FolderWriter.PRIVATE).resolve("staging");
    this.undo = folder.resolve(FolderWriter.PRIVATE).resolve("undo");
  }

  /** Takes back what an earlier, cut-off exchange had begun. */
  void recover() throws IOException {
    if (Files.isRegularFile(created(), LinkOption.NOFOLLOW_LINKS)) {
      rollBack();
    }
    FileModes.deleteTree(staging);
    FileModes.deleteTree(undo);
  }

  /**
   * @param create paths that were not there
   * @param replace paths of files that are there, of {@code files} or to be removed
   */
  void run(List<RenderedFile> files, List<String> create, List<String> replace) throws IOException {
    try {
      stage(files);
      FileModes.privateFolder(undo);
      FileModes.create(created(), String.join("\n", create), "0600");
      for (String path : replace) {
        move(folder.resolve(path), inside(undo, path));
      }
      for (RenderedFile file : files) {
        move(inside(staging, file.path()), target(file));
      }
    } catch (IOException | RuntimeException e) {
      recover();
      throw e;
    }
  }

  /** The files that {@link #run} moved away, until {@link #finish}. */
  Path replaced(String path) {
    return inside(undo, path);
  }

  /** From here on the new files stay. */
  void finish() throws IOException {
    Files.deleteIfExists(created());
    FileModes.deleteTree(undo);
    FileModes.deleteTree(staging);
  }

  private void stage(List<RenderedFile> files) throws IOException {
    FileModes.privateFolder(staging);
    for (RenderedFile file : files) {
      FileModes.create(inside(staging, file.path()), file.content(), file.mode());
    }
  }

  private void rollBack() throws IOException {
    for (String path : Files.readString(created()).lines().filter(l -> !l.isEmpty()).toList()) {
      // Asked first: below a file that stands where a folder would go, deleting is an error.
      if (Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder.resolve(path));
      }
    }
    try (var moved = Files.list(undo)) {
      for (Path file : moved.filter(file -> !file.equals(created())).toList()) {
        String path = file.getFileName().toString().replace('|', '/');
        move(file, folder.resolve(path));
      }
    }
  }

  private Path target(RenderedFile file) throws IOException {
    Path target = folder.resolve(file.path());
    Path parent = target.getParent();
    if (parent != null && !parent.equals(folder)) {
      if (file.secret()) {
        FileModes.privateFolder(parent);
      } else {
        Files.createDirectories(parent);
      }
    }
    return target;
  }

  private Path created() {
    return undo.resolve("created.list");
  }

  /** Flat, so that no folder has to be made on the way. */
  private static Path inside(Path store, String path) {
    return store.resolve(path.replace('/', '|'));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
