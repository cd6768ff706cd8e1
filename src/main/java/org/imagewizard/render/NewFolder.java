package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a folder that is not there yet: it is written in full under another name beside it, and
 * gets its own name in one step. So it is there with everything in it, or not at all.
 */
final class NewFolder {
  private final Path folder;
  private final Path draft;
  private final Deque<Path> made = new ArrayDeque<>();

  NewFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.draft = this.folder.resolveSibling("." + folder.getFileName() + ".new");
  }

  void write(List<RenderedFile> files) throws IOException {
    try {
      parents();
      dropLeftOver();
      make(draft);
      Path own = draft.resolve(FolderWriter.PRIVATE);
      FileModes.privateFolder(own);
      try (FolderLock lock = FolderLock.take(own)) {
        Set<Path> places = new LinkedHashSet<>(List.of(own));
        for (RenderedFile file : files) {
          Path target = draft.resolve(file.path());
          parent(file, above(target));
          FileModes.create(target, file.content(), file.mode());
          places.add(above(target));
        }
        for (Path place : places) {
          Exchange.sync(place);
        }
        Exchange.sync(draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      Exchange.sync(above(folder));
    } catch (IOException | RuntimeException e) {
      takeBack();
      throw e;
    }
  }

  /** Paths here are absolute and below the root. */
  private static Path above(Path path) {
    return Objects.requireNonNull(path.getParent(), path::toString);
  }

  private void parents() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder.getParent(); at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path path : missing) {
      make(path);
    }
  }

  private void make(Path path) throws IOException {
    Files.createDirectory(path);
    made.push(path);
    Owner.give(path);
  }

  private void parent(RenderedFile file, Path parent) throws IOException {
    if (parent.equals(draft)) {
      return;
    }
    if (file.secret()) {
      Files.createDirectories(above(parent));
      FileModes.privateFolder(parent);
      return;
    }
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = parent; !Files.exists(at); at = above(at)) {
      missing.push(at);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      Owner.give(path);
    }
  }

  /** Of a wizard that was killed here; one that still writes has the lock. */
  private void dropLeftOver() throws IOException {
    Path own = draft.resolve(FolderWriter.PRIVATE);
    if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(draft)) {
      FolderLock.take(own).close();
      FileModes.deleteTree(draft);
    } else if (Files.isDirectory(draft, LinkOption.NOFOLLOW_LINKS)) {
      // Killed before anything was in it; with anything else in it, it is not ours.
      Files.delete(draft);
    }
  }

  private void takeBack() throws IOException {
    for (Path path : made) {
      FileModes.deleteTree(path);
    }
  }
}
