package org.imagewizard.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a set of new files in the place of old ones, all or none. The new ones are written in full
 * beside the old first and a list of the changes is put on the disk: from that instant on the new
 * state will be. Then each file is moved over its predecessor, so a reader never finds it missing.
 * An exchange that was cut off (a crash, a power cut) is ended by {@link #recover}: forward when
 * its list stands, by forgetting it when not.
 */
final class Exchange {
  private static final String PUT = "put ";
  private static final String DROP = "drop ";

  private final Path folder;
  private final Path own;
  private final Path staging;
  private final Path undo;

  Exchange(Path folder) {
    this.folder = folder;
    this.own = folder.resolve(FolderWriter.PRIVATE);
    this.staging = own.resolve("staging");
    this.undo = own.resolve("undo");
  }

  /** Whether an exchange in this folder did not come to its end. */
  static boolean isCutOff(Path folder) {
    Exchange exchange = new Exchange(folder);
    return isThere(exchange.list())
        || isThere(exchange.backList())
        || Files.isDirectory(exchange.staging, LinkOption.NOFOLLOW_LINKS);
  }

  /** Ends what an earlier, cut-off exchange had begun. */
  void recover() throws IOException {
    if (isThere(backList())) {
      takeBack(read(backList()));
      Files.delete(backList());
    } else if (isThere(list())) {
      apply(read(list()));
      Files.delete(list());
    }
    discard();
  }

  /**
   * @param put new files, in the order in which they are moved to their places
   * @param drop paths of files that go
   * @throws IOException when nothing was changed, or all was taken back
   */
  void run(List<RenderedFile> put, List<String> drop) throws IOException {
    List<String> changes = new ArrayList<>();
    put.forEach(file -> changes.add(PUT + file.path()));
    drop.forEach(path -> changes.add(DROP + path));
    try {
      prepare(put, changes);
    } catch (IOException | RuntimeException e) {
      discard();
      throw e;
    }
    try {
      apply(changes);
    } catch (IOException | RuntimeException e) {
      move(list(), backList());
      takeBack(changes);
      Files.delete(backList());
      discard();
      throw e;
    }
    Files.delete(list());
    discard();
  }

  private void prepare(List<RenderedFile> put, List<String> changes) throws IOException {
    FileModes.privateFolder(staging);
    FileModes.privateFolder(undo);
    for (RenderedFile file : put) {
      FileModes.create(inside(staging, file.path()), file.content(), file.mode());
      parent(file);
    }
    for (String change : changes) {
      keep(path(change));
    }
    sync(staging);
    sync(undo);
    Path draft = own.resolve("changes.new");
    Files.deleteIfExists(draft);
    FileModes.create(draft, String.join("\n", changes) + "\n", "0600");
    move(draft, list());
    sync(own);
  }

  /** The old file, by a second name where the file system has such, else by a copy. */
  private void keep(String path) throws IOException {
    Path old = folder.resolve(path);
    if (!isThere(old)) {
      return;
    }
    Path kept = inside(undo, path);
    try {
      Files.createLink(kept, old);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(old, kept, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Can be done again from any point: what was moved already is no longer in the staging. */
  private void apply(List<String> changes) throws IOException {
    Set<Path> touched = new LinkedHashSet<>();
    for (String change : changes) {
      Path target = folder.resolve(path(change));
      touched.add(target.getParent());
      Path staged = inside(staging, path(change));
      if (change.startsWith(DROP)) {
        Files.deleteIfExists(target);
      } else if (isThere(staged)) {
        move(staged, target);
      }
    }
    for (Path place : touched) {
      sync(place);
    }
  }

  private void takeBack(List<String> changes) throws IOException {
    for (String change : changes) {
      Path target = folder.resolve(path(change));
      Path kept = inside(undo, path(change));
      if (isThere(kept)) {
        // A link to the very file would stay where it is, and that is right too.
        move(kept, target);
      } else if (change.startsWith(PUT) && isThere(target)) {
        Files.delete(target);
      }
    }
  }

  private void discard() throws IOException {
    FileModes.deleteTree(staging);
    FileModes.deleteTree(undo);
  }

  private void parent(RenderedFile file) throws IOException {
    Path parent = folder.resolve(file.path()).getParent();
    if (parent == null || parent.equals(folder)) {
      return;
    }
    if (file.secret()) {
      FileModes.privateFolder(parent);
    } else {
      Files.createDirectories(parent);
    }
  }

  /** Only ours are in such a list; one that leads out of the folder is nobody's. */
  private List<String> read(Path list) throws IOException {
    return Files.readString(list)
        .lines()
        .filter(line -> line.startsWith(PUT) || line.startsWith(DROP))
        .filter(line -> folder.resolve(path(line)).normalize().startsWith(folder.normalize()))
        .toList();
  }

  private static String path(String change) {
    return change.substring(change.indexOf(' ') + 1);
  }

  private Path list() {
    return own.resolve("changes.list");
  }

  private Path backList() {
    return own.resolve("changes.back");
  }

  private static boolean isThere(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Flat, so that no folder has to be made on the way. */
  private static Path inside(Path store, String path) {
    return store.resolve(path.replace('/', '|'));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Waits until a folder's names are on the disk. */
  static void sync(Path place) throws IOException {
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
