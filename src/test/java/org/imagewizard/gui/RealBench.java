package org.imagewizard.gui;

import java.util.Map;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.machine.Fixes;
import org.imagewizard.machine.SystemCheck;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.imagewizard.wizard.Workbench;
import org.imagewizard.wizard.keys.KeyChecker;

/** The real workbench, wired as Main wires it. */
final class RealBench {
  private RealBench() {}

  static Workbench make() {
    Redactor redactor = new Redactor();
    EngineFinder engines = new EngineFinder();
    ComposeCli compose = new ComposeCli(redactor, engines);
    return new Workbench(
        engines,
        compose,
        new SystemCheck(engines),
        new Fixes(engines::environment),
        new CatalogLoader(Map.of()),
        new Fit(new BranchAndBound()),
        new Renderer(),
        new FolderWriter(),
        redactor,
        new KeyChecker(Map.of()),
        new CalibrationFile(java.nio.file.Path.of("target/no-calibration.yaml")));
  }
}
