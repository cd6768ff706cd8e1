package org.imagewizard.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** Writes a whole file or nothing: nobody ever reads half of it. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * @throws ProblemException kind INPUT when the file cannot be written there
   */
  static void write(Path file, String text) {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new ProblemException(Problem.input("file.folder", file + " is a folder, not a file."));
    }
    try {
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".plan", ".part");
      try {
        Files.writeString(half, text);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("file.unwritable", file + " cannot be written: " + reason(e) + "."), e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.FileAlreadyExistsException there -> "its folder's name is taken by a file";
      default -> String.valueOf(e.getMessage());
    };
  }
}
