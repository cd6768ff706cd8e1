package org.imagewizard;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import org.imagewizard.base.file.HomeFolder;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.cli.Cli;
import org.imagewizard.cli.LogFile;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.gui.WizardWindow;
import org.imagewizard.machine.Fixes;
import org.imagewizard.machine.SystemCheck;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.imagewizard.wizard.Window;
import org.imagewizard.wizard.Workbench;
import org.imagewizard.wizard.keys.KeyChecker;

/** The composition root: the only place that makes objects and gives them to each other. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(cli(System.out, System.err, System.in, System.getenv()).run(args));
  }

  /** One run of the program, with these streams and this environment. */
  static Cli cli(PrintStream out, PrintStream err, InputStream in, Map<String, String> env) {
    // Java's log and picocli each look through every jar for what is not there. On its own thread,
    // this is done by the time that anybody waits for it.
    Daemon.start("log", LogManager::getLogManager);
    Redactor redactor = new Redactor();
    Window window =
        new WizardWindow(
            () -> workbench(Optional.empty(), redactor), HomeFolder.of(env), LogFile.path(env));
    return new Cli(context -> workbench(context, redactor), window, out, err, in, env);
  }

  /**
   * @param context a docker context or address that was asked for; empty for the one that docker
   *     itself would use
   * @param redactor knows the secrets of every workbench of this program, also for its log
   */
  static Workbench workbench(Optional<String> context, Redactor redactor) {
    EngineFinder engines = context.isPresent() ? new EngineFinder(context) : new EngineFinder();
    ComposeCli compose = new ComposeCli(redactor, engines);
    return new Workbench(
        engines,
        compose,
        new SystemCheck(engines),
        new Fixes(engines::environment),
        new CatalogLoader(),
        new Fit(new BranchAndBound()),
        new Renderer(),
        new FolderWriter(),
        redactor,
        new KeyChecker(System.getenv()),
        new CalibrationFile(LogFile.path(System.getenv()).resolveSibling("calibration.yaml")));
  }
}
