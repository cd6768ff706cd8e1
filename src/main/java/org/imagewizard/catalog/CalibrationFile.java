package org.imagewizard.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.base.yaml.YamlWriter;

/**
 * calibration.yaml: what was measured on this person's computers, and what other labs have sent. A
 * file that somebody exports is the same kind of file.
 */
public final class CalibrationFile {
  private static final String HEADER =
      "# IMAGE Wizard: what services were measured to take, in MiB for one replica.\n"
          + "# Give it to another lab: image-wizard calibration --import FILE\n";

  private static final int FORMAT = 1;
  private static final Set<String> WORDS =
      Set.of("service", "tag", "gpuModel", "vramMiB", "ramMiB", "when");

  /** More than any card or computer has. */
  private static final long LARGEST = 1L << 24;

  private final Path file;

  public CalibrationFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /**
   * What it holds; nothing when it is not there.
   *
   * @throws ProblemException kind INPUT, with file, line and column
   */
  public Calibration read() {
    return Files.exists(file) ? read(file) : Calibration.NONE;
  }

  /**
   * Adds readings; of the same thing the higher peak stays. Written whole or not at all, and only
   * when there is something new.
   *
   * @throws ProblemException kind INPUT when the file cannot be read or written
   */
  public Calibration add(Collection<Measured> readings) {
    Calibration known = read();
    List<Measured> raised = known.raisedBy(readings);
    if (raised.isEmpty()) {
      return known;
    }
    Calibration all = known.with(raised);
    write(file, all);
    return all;
  }

  /**
   * @throws ProblemException kind INPUT, with file, line and column
   */
  public static Calibration read(Path from) {
    Fields top =
        Fields.of(
            YamlReader.read(from), Sentence.of("noun.calibration"), Set.of("format", "measured"));
    long format = top.number("format").orElseThrow(() -> top.missing("format"));
    if (format != FORMAT) {
      throw Fields.wrong(
          top.at("format"), Sentence.of("calibration.format", String.valueOf(FORMAT)));
    }
    return Calibration.NONE.with(top.list("measured", CalibrationFile::measured));
  }

  /** As a file holds it; the same readings, the same bytes. */
  public static String text(Calibration calibration) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Measured one : calibration.measured()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("service", one.service());
      entry.put("tag", one.tag());
      entry.put("gpuModel", one.gpuModel());
      entry.put("vramMiB", one.vramMiB());
      entry.put("ramMiB", one.ramMiB());
      entry.put("when", one.when().toString());
      entries.add(entry);
    }
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("format", FORMAT);
    top.put("measured", entries);
    return HEADER + YamlWriter.write(top);
  }

  private static void write(Path to, Calibration calibration) {
    try {
      WholeFile.write(to, text(calibration));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "calibration.unwritable",
              Sentence.of("calibration.unwritten", to, FileFailure.writing(e))),
          e);
    }
  }

  private static Measured measured(YamlValue value) {
    Fields entry = Fields.of(value, Sentence.of("noun.reading"), WORDS);
    return new Measured(
        entry.string("service"),
        entry.string("tag"),
        entry.string("gpuModel", ""),
        size(entry, "vramMiB"),
        size(entry, "ramMiB"),
        when(entry));
  }

  private static long size(Fields entry, String key) {
    long mib = entry.number(key, 0);
    if (mib < 0 || mib > LARGEST) {
      throw Fields.wrong(entry.at(key), Sentence.of("calibration.size", key));
    }
    return mib;
  }

  private static Instant when(Fields entry) {
    try {
      return Instant.parse(entry.string("when"));
    } catch (DateTimeParseException e) {
      throw Fields.wrong(entry.at("when"), Sentence.of("calibration.when"));
    }
  }
}
