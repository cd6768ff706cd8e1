package org.imagewizard.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** Writes a report into one file, whole or not at all, readable only by its owner. */
public final class ReportZip {
  private ReportZip() {}

  /**
   * Refuses a place where something else lies; an earlier report is replaced.
   *
   * @throws ProblemException kind INPUT
   */
  public static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new ProblemException(
          Problem.input("report.folder", Sentence.of("report.folder", file)));
    }
    if (Files.exists(file) && !isOurs(file)) {
      throw new ProblemException(Problem.input("report.there", Sentence.of("report.there", file)));
    }
  }

  private static boolean isOurs(Path file) {
    try {
      if (Files.size(file) == 0) {
        return true;
      }
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return zip.getEntry(Report.FIRST) != null;
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @throws ProblemException kind INPUT when it cannot be written there
   */
  public static void write(Path file, List<ReportEntry> entries) {
    check(file);
    try {
      // For its owner only: log lines may hold what users of the server asked.
      WholeFile.write(file, out -> write(out, entries));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "report.unwritable", Sentence.of("report.unwritten", file, FileFailure.writing(e))),
          e);
    }
  }

  private static void write(OutputStream out, List<ReportEntry> entries) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (ReportEntry entry : entries) {
      zip.putNextEntry(new ZipEntry(entry.path()));
      zip.write(entry.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }
}
