package org.imagewizard.cli.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.Outcome;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.watch.ReportEntry;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.keys.LanguageModels;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.VersionReport;

/**
 * What the text mode asks of the program behind it. {@link WorkbenchDesk} is the real one; tests
 * put a fake here and need no engine.
 */
public interface Desk {
  CheckReport check(Optional<Path> machineFile, Consumer<Finding> found, Cancellation cancellation);

  /** Looks again at what the fix may have changed; by default at everything. */
  default CheckReport checkAgain(
      CheckReport earlier,
      Fix fix,
      Optional<Path> machineFile,
      Consumer<Finding> found,
      Cancellation cancellation) {
    return check(machineFile, found, cancellation);
  }

  List<Fix> fixes();

  /** Containers that stop while the fix runs. */
  default List<String> stoppedBy(Fix fix) {
    return List.of();
  }

  /** Runs a fix that somebody has agreed to. */
  void run(Fix fix, Consumer<String> lines, Cancellation cancellation);

  Machine machine(Optional<Path> machineFile);

  Catalog catalog(Optional<Path> source);

  /** A server set up by hand, with its keys and choices. */
  Adoption adopt(Path source, Draft fresh);

  Catalog catalogOf(DeploymentPlan plan);

  /** What was measured on this person's computers. */
  CalibrationFile calibration();

  /**
   * @param previous the places of the plan before, empty for none
   */
  Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation);

  /** What bigger cards would give. */
  Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation);

  /** Who holds a port of this computer that is taken. */
  Phrase portHolder(int port);

  /** The models that the language model's address offers. */
  List<LanguageModels.Model> models(KeySheet sheet, Cancellation cancellation);

  /** Shows the language model a test picture. */
  LanguageModels.Sight look(KeySheet sheet, Cancellation cancellation);

  /** The files of a plan; with a lock, every image stands by its digest. */
  List<RenderedFile> render(
      DeploymentPlan plan, Path folder, Map<String, Secret> keys, Optional<LockFile> lock);

  /** The files of a draft; what its lock does not hold is looked up. */
  List<RenderedFile> render(Draft draft, DeploymentPlan plan, Cancellation cancellation);

  /** What registries have for a plan; with a moment, each image as it was then. */
  VersionReport versions(DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation);

  /** Every tag of IMAGE's own images of a plan, by the image's name, newest first. */
  Map<String, List<ImageTag>> tags(DeploymentPlan plan, Cancellation cancellation);

  /** The exact images that a plan's tags name now; a lock that fits is taken as it is. */
  LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation);

  /** The images of a lock, and those that tags name now of services that it does not hold. */
  LockFile completed(LockFile lock, DeploymentPlan plan, Cancellation cancellation);

  /**
   * Whether a lock names the image of every service of a plan.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with all that it lacks
   */
  void checkLock(LockFile lock, DeploymentPlan plan);

  List<FileAction> preview(Path folder, List<RenderedFile> files, Edits edits);

  List<FileAction> write(Path folder, List<RenderedFile> files, Edits edits);

  /** What writing would leave, and what a person changed by hand. */
  Outcome outcome(Path folder, List<RenderedFile> files, Edits edits);

  Deployment open(Path folder);

  /** The keys that the services of a written folder read. */
  KeySheet keys(Deployment deployment);

  /** Sets and removes keys of a written folder, and nothing else of it. */
  List<FileAction> writeKeys(Deployment deployment, Map<String, Secret> set, Set<String> removed);

  /** Asks whoever issued the keys, five seconds at most. */
  Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation);

  /** Connects to the engine; the caller closes the server. */
  Server server(Deployment deployment);

  /** Makes the practice stack's images and folder; the caller closes the server. */
  Server practice(Path folder, ProgressSink sink, Cancellation cancellation);

  /** Makes a clone of an IMAGE repository, or brings one up to date. */
  SourceClone.State clone(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation);

  /** Verifies an archive, loads its images and writes its folder. */
  Progress.Done unbundle(Path archive, Path folder, ProgressSink sink, Cancellation cancellation);

  /** A report about a server, its secrets taken out; an engine that is gone is said in it. */
  List<ReportEntry> report(
      Deployment deployment, Map<String, String> env, Cancellation cancellation);

  /** The text without any secret that is known. */
  String redact(String text);
}
