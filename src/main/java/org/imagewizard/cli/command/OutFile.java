package org.imagewizard.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** A file that a command was told to write. */
final class OutFile {
  private OutFile() {}

  /**
   * @throws ProblemException kind INPUT when the file cannot be written there
   */
  static void write(Path file, String text) {
    if (Files.isDirectory(file)) {
      throw new ProblemException(Problem.input("file.folder", file + " is a folder, not a file."));
    }
    try {
      WholeFile.write(file, text);
      // A plan or a page for a support thread is made to be passed on.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
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
