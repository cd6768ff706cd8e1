package org.imagewizard.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders made with their permissions from the first moment on. */
final class FileModes {
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private FileModes() {}

  static Set<PosixFilePermission> of(String octal) {
    return PosixFilePermissions.fromString(octal.equals("0600") ? "rw-------" : "rw-r--r--");
  }

  /** Writes a new file and waits until it is on the disk. */
  static void create(Path file, String content, String octal) throws IOException {
    FileAttribute<Set<PosixFilePermission>> owner =
        PosixFilePermissions.asFileAttribute(of("0600"));
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    // Not at creation, because the umask would take bits away.
    Files.setPosixFilePermissions(file, of(octal));
    Owner.give(file);
  }

  /** A folder that only its owner may enter; one that is there gets the same permissions. */
  static void privateFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
      Owner.give(folder);
    }
    Files.setPosixFilePermissions(folder, OWNER_FOLDER);
  }

  static boolean has(Path file, String octal) {
    try {
      return Files.getPosixFilePermissions(file).equals(of(octal));
    } catch (IOException e) {
      return false;
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var entries = Files.walk(root)) {
      for (Path path : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
