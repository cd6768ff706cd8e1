package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.Compose;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.imagewizard.watch.LogSink;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Changes;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;
import org.imagewizard.wizard.Showing;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.VersionReport;

/**
 * What the window asks of everything behind it. One implementation goes to the workbench; tests
 * have one with made-up answers. Methods block, belong in a task, and throw {@link
 * org.imagewizard.base.problem.ProblemException}.
 */
public interface Backend {
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

  /** Containers that stop while the fix runs. */
  default List<String> stoppedBy(Fix fix) {
    return List.of();
  }

  void runFix(Fix fix, Compose.LineListener lines, Cancellation cancellation);

  Machine machine(Optional<Path> machineFile);

  Catalog catalog(Optional<Path> source);

  /** Makes a clone of an IMAGE repository, or brings one up to date. */
  SourceClone.State bring(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation);

  /** A server set up by hand, with its keys and choices. */
  Adoption adopt(Path source, Draft fresh);

  Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation);

  /** What bigger cards would give for the same draft. */
  Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation);

  /** Whether a port of this computer can be had now. */
  boolean portIsFree(int port);

  /** The first port from {@code preferred} on that can be had now. */
  int freePort(int preferred);

  /** Who holds a port of this computer that is taken. */
  Phrase portHolder(int port);

  /** Asks whoever issued each key whether it works; what cannot be told is not wrong. */
  Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation);

  /**
   * What registries have for a plan, or had at a moment.
   *
   * @throws ProblemException kind OUTCOME when no registry answered
   */
  VersionReport versions(DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation);

  /**
   * The exact images that a plan's tags name now; a lock that fits is taken as it is.
   *
   * @throws ProblemException kind OUTCOME naming those that cannot be had
   */
  LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation);

  /**
   * Whether a lock names the image of every service of a plan.
   *
   * @throws ProblemException kind INPUT, with all that it lacks
   */
  void checkLock(LockFile lock, DeploymentPlan plan);

  /** The files that would be written, and what happens to each. */
  Preview preview(Draft draft, Evaluation evaluation, Edits edits);

  /** Writes the folder, all of it or nothing. */
  Deployment write(Draft draft, Evaluation evaluation, Edits edits);

  /** Makes the practice stack's images and its folder. */
  Deployment practice(ProgressSink sink, Cancellation cancellation);

  Progress.Done up(Deployment deployment, ProgressSink sink, Cancellation cancellation);

  /** What a start would change on what is there now. */
  Changes changes(Deployment deployment);

  /** Services that a start does not warm up, because somebody else may charge for it. */
  List<String> paidWarmUps(Deployment deployment);

  /** Warms these up; what went wrong, by service. */
  Map<String, Phrase> warmUp(Deployment deployment, Cancellation cancellation);

  Progress.Done down(Deployment deployment, ProgressSink sink, Cancellation cancellation);

  /** What {@link #remove} would take away, one line each. */
  List<String> removalList(Deployment deployment, boolean data);

  /**
   * Takes the practice stack away, or a server's containers.
   *
   * @param data whether volumes, keys and the folder go too
   */
  Progress.Done remove(
      Deployment deployment, boolean data, ProgressSink sink, Cancellation cancellation);

  SmokeResult smoke(Deployment deployment, Cancellation cancellation);

  UpdateResult update(Deployment deployment, ProgressSink sink, Cancellation cancellation);

  UpdateResult rollback(Deployment deployment, ProgressSink sink, Cancellation cancellation);

  /** Writes a report beside the server's folder and returns its file. */
  Path report(Deployment deployment, Cancellation cancellation);

  /** Packs servers and takes them out again. */
  Archives archives();

  StackStatus status(Deployment deployment);

  /** Follows every line of a deployment's containers until cancelled. */
  void logs(Deployment deployment, LogSink lines, Cancellation cancellation);

  /** Looks through the log files that {@link #logs} wrote; the newest lines of those found. */
  LogSearch.Found searchLogs(
      Deployment deployment, Predicate<LogLine> wanted, Cancellation cancellation);

  /** Servers that were set up on this computer before. */
  List<Server> servers();

  Deployment open(Path folder);

  /**
   * The right to be the only window that shows a server, until it is closed.
   *
   * @throws ProblemException kind OUTCOME when another window has it
   */
  Showing showing(Path folder);

  /** Shows a folder in the person's file manager; false when this desktop has none. */
  boolean show(Path folder);

  /** Tells the desktop, for a person who looks at another window. */
  void tell(String title, String text);

  /** The text with every known secret masked. */
  String redact(String text);

  /**
   * A folder as it would be.
   *
   * @param existing the text that a path has now, where it may be shown
   */
  record Preview(
      List<RenderedFile> files,
      List<FileAction> actions,
      Map<String, String> existing,
      List<HandEdit> edited) {
    public Preview {
      edited = List.copyOf(edited);
      files = List.copyOf(files);
      actions = List.copyOf(actions);
      existing = Map.copyOf(existing);
    }
  }

  /**
   * A server set up before.
   *
   * @param running containers that run now; -1 when the engine could not be asked
   */
  record Server(String name, Path folder, String channel, boolean practice, int running, int of) {}
}
