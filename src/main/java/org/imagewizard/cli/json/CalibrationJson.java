package org.imagewizard.cli.json;

import org.imagewizard.catalog.Calibration;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Measured;

/** {@code calibration}. */
public final class CalibrationJson {
  private CalibrationJson() {}

  public static Doc of(CalibrationFile file, Calibration calibration) {
    return new Doc()
        .with("file", file.path().toString())
        .with("measured", calibration.measured().stream().map(CalibrationJson::measured).toList());
  }

  private static Doc measured(Measured one) {
    return reading(new Doc().with("service", one.service()), one);
  }

  /** Without its service. */
  static Doc reading(Measured one) {
    return reading(new Doc(), one);
  }

  private static Doc reading(Doc doc, Measured one) {
    return doc.with("tag", one.tag())
        .with("gpuModel", one.gpuModel())
        .with("vramMiB", one.vramMiB())
        .with("ramMiB", one.ramMiB())
        .with("when", one.when().toString());
  }
}
