package org.imagewizard.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Sentence;

/** A file that a command was told to write. */
final class OutFile {
  private OutFile() {}

  /**
   * @throws ProblemException kind INPUT when the file cannot be written there
   */
  static void write(Path file, String text) {
    if (Files.isDirectory(file)) {
      throw new ProblemException(Problem.input("file.folder", Sentence.of("file.folder", file)));
    }
    try {
      WholeFile.write(file, text);
      // A plan or a page for a support thread is made to be passed on.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "file.unwritable", Sentence.of("file.unwritten", file, FileFailure.writing(e))),
          e);
    }
  }
}
