package org.imagewizard.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Operations;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Machine;
import org.imagewizard.machine.PortCheck;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.Edits;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.imagewizard.watch.LogSink;
import org.imagewizard.watch.ReportZip;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Changes;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;
import org.imagewizard.wizard.Ports;
import org.imagewizard.wizard.Showing;
import org.imagewizard.wizard.Workbench;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.VersionReport;

/** The window's wishes, met by the workbench. An engine is connected for each piece of work. */
final class WorkbenchBackend implements Backend {
  private final Workbench workbench;
  private final Path home;
  private final Desktop desktop = new Desktop();

  WorkbenchBackend(Workbench workbench, Path home) {
    this.workbench = workbench;
    this.home = home;
  }

  @Override
  public CheckReport check(
      Optional<Path> machineFile, Consumer<Finding> found, Cancellation cancellation) {
    return workbench.check(machineFile, found, cancellation);
  }

  @Override
  public CheckReport checkAgain(
      CheckReport earlier,
      Fix fix,
      Optional<Path> machineFile,
      Consumer<Finding> found,
      Cancellation cancellation) {
    return workbench.checkAgain(earlier, fix, machineFile, found, cancellation);
  }

  @Override
  public List<String> stoppedBy(Fix fix) {
    return workbench.stoppedBy(fix);
  }

  @Override
  public void runFix(Fix fix, Compose.LineListener lines, Cancellation cancellation) {
    workbench.fixes().run(fix, lines, cancellation);
  }

  @Override
  public Machine machine(Optional<Path> machineFile) {
    return workbench.machine(machineFile);
  }

  @Override
  public Catalog catalog(Optional<Path> source) {
    return workbench.catalog(source);
  }

  @Override
  public SourceClone.State bring(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation) {
    return new SourceClone(System.getenv()).bring(folder, wanted, sink, cancellation);
  }

  @Override
  public Adoption adopt(Path source, Draft fresh) {
    return workbench.adopt(source, fresh);
  }

  @Override
  public Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation) {
    return workbench.evaluate(draft, catalog, machine, previous, cancellation);
  }

  @Override
  public Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation) {
    return workbench.outlook(draft, catalog, machine, cancellation);
  }

  @Override
  public boolean portIsFree(int port) {
    return PortCheck.isFree(port);
  }

  @Override
  public int freePort(int preferred) {
    return Ports.freeFrom(preferred);
  }

  @Override
  public Phrase portHolder(int port) {
    return Ports.holder(port, workbench::connect);
  }

  @Override
  public Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation) {
    return workbench.keyChecker().checkAll(sheet, cancellation);
  }

  @Override
  public VersionReport versions(
      DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation) {
    return workbench.versions().report(plan, asOf, cancellation);
  }

  @Override
  public LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation) {
    return workbench.versions().lock(plan, before, cancellation);
  }

  @Override
  public void checkLock(LockFile lock, DeploymentPlan plan) {
    workbench.checkLock(lock, plan);
  }

  @Override
  public Preview preview(Draft draft, Evaluation evaluation, Edits edits) {
    List<RenderedFile> files = workbench.render(draft, evaluation.plan(), new Cancellation());
    Map<String, String> existing = new LinkedHashMap<>();
    for (RenderedFile file : files) {
      if (!file.secret()) {
        read(draft.folder().resolve(file.path()))
            .ifPresent(text -> existing.put(file.path(), text));
      }
    }
    List<HandEdit> edited = workbench.outcome(draft.folder(), files, Edits.KEEP).edited();
    Edits shownWith = edits.undecided(edited).isEmpty() ? edits : Edits.KEEP;
    Map<String, String> outcome = workbench.outcome(draft.folder(), files, shownWith).texts();
    List<RenderedFile> shown =
        files.stream()
            .map(f -> new RenderedFile(f.path(), outcome.getOrDefault(f.path(), ""), f.secret()))
            .toList();
    return new Preview(
        shown, workbench.preview(draft.folder(), files, shownWith), existing, edited);
  }

  private Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(redact(Files.readString(file)))
          : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Deployment write(Draft draft, Evaluation evaluation, Edits edits) {
    workbench.write(
        draft.folder(), workbench.render(draft, evaluation.plan(), new Cancellation()), edits);
    return workbench.open(draft.folder());
  }

  @Override
  public Deployment practice(ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.preparePractice(
          engine, home.resolve("image").resolve("practice"), sink, cancellation);
    }
  }

  @Override
  public Progress.Done up(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      Operations operations = workbench.operations(engine);
      return workbench.starting(
          engine, deployment, () -> operations.up(deployment, sink, cancellation));
    }
  }

  @Override
  public Changes changes(Deployment deployment) {
    try (Engine engine = workbench.connect()) {
      return Changes.of(workbench.operations(engine), deployment);
    }
  }

  @Override
  public List<String> paidWarmUps(Deployment deployment) {
    return Operations.paidWarmUps(deployment);
  }

  @Override
  public Map<String, Phrase> warmUp(Deployment deployment, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).warmUp(deployment, event -> {}, cancellation);
    }
  }

  @Override
  public Progress.Done down(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).down(deployment, sink, cancellation);
    }
  }

  @Override
  public List<String> removalList(Deployment deployment, boolean data) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).removalList(deployment, data);
    }
  }

  @Override
  public Progress.Done remove(
      Deployment deployment, boolean data, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).remove(deployment, data, sink, cancellation);
    }
  }

  @Override
  public SmokeResult smoke(Deployment deployment, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      Operations operations = workbench.operations(engine);
      return workbench.following(
          engine, deployment, () -> operations.smoke(deployment, Optional.empty(), cancellation));
    }
  }

  @Override
  public UpdateResult update(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      Operations operations = workbench.operations(engine);
      return workbench.following(
          engine, deployment, () -> operations.update(deployment, sink, cancellation));
    }
  }

  @Override
  public UpdateResult rollback(
      Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).rollback(deployment, sink, cancellation);
    }
  }

  @Override
  public Path report(Deployment deployment, Cancellation cancellation) {
    String version = WorkbenchBackend.class.getPackage().getImplementationVersion();
    Path state = home.resolve(".local/state/image-wizard/wizard.log");
    Path file = deployment.folder().resolveSibling(deployment.plan().name() + "-report.zip");
    ReportZip.write(
        file,
        workbench.report(
            deployment, state, version == null ? "development" : version, cancellation));
    return file;
  }

  @Override
  public StackStatus status(Deployment deployment) {
    try (Engine engine = workbench.connect()) {
      return workbench.watch(engine, deployment);
    }
  }

  @Override
  public LogSearch.Found searchLogs(
      Deployment deployment, Predicate<LogLine> wanted, Cancellation cancellation) {
    return new ServerLogs(workbench, deployment).search(wanted, cancellation);
  }

  @Override
  public void logs(Deployment deployment, LogSink lines, Cancellation cancellation) {
    new ServerLogs(workbench, deployment).follow(lines, cancellation);
  }

  @Override
  public Archives archives() {
    return new WorkbenchArchives(workbench);
  }

  @Override
  public List<Server> servers() {
    return new KnownServers(workbench).in(home.resolve("image"));
  }

  @Override
  public Deployment open(Path folder) {
    return workbench.open(folder);
  }

  @Override
  public Showing showing(Path folder) {
    return Showing.of(folder);
  }

  @Override
  public boolean show(Path folder) {
    return desktop.show(folder);
  }

  @Override
  public void tell(String title, String text) {
    desktop.tell(title, text);
  }

  @Override
  public String redact(String text) {
    return workbench.redactor().redact(text);
  }
}
