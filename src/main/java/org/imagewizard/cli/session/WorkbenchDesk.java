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
import org.imagewizard.docker.Engine;
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
import org.imagewizard.wizard.Ports;
import org.imagewizard.wizard.Workbench;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.keys.LanguageModels;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.VersionReport;

/** The desk over the tools that both faces share. */
public final class WorkbenchDesk implements Desk {
  private final Workbench workbench;

  public WorkbenchDesk(Workbench workbench) {
    this.workbench = workbench;
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
  public List<Fix> fixes() {
    return workbench.fixes().all();
  }

  @Override
  public List<String> stoppedBy(Fix fix) {
    return workbench.stoppedBy(fix);
  }

  @Override
  public void run(Fix fix, Consumer<String> lines, Cancellation cancellation) {
    workbench.fixes().run(fix, lines::accept, cancellation);
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
  public Adoption adopt(Path source, Draft fresh) {
    return workbench.adopt(source, fresh);
  }

  @Override
  public Catalog catalogOf(DeploymentPlan plan) {
    return workbench.catalogOf(plan);
  }

  @Override
  public CalibrationFile calibration() {
    return workbench.calibration();
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
  public Phrase portHolder(int port) {
    return Ports.holder(port, workbench::connect);
  }

  @Override
  public List<LanguageModels.Model> models(KeySheet sheet, Cancellation cancellation) {
    return workbench.languageModels().models(sheet, cancellation);
  }

  @Override
  public LanguageModels.Sight look(KeySheet sheet, Cancellation cancellation) {
    return workbench.languageModels().look(sheet, cancellation);
  }

  @Override
  public List<RenderedFile> render(
      DeploymentPlan plan, Path folder, Map<String, Secret> keys, Optional<LockFile> lock) {
    return workbench.render(plan, folder, keys, lock);
  }

  @Override
  public List<RenderedFile> render(Draft draft, DeploymentPlan plan, Cancellation cancellation) {
    return workbench.render(draft, plan, cancellation);
  }

  @Override
  public VersionReport versions(
      DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation) {
    return workbench.versions().report(plan, asOf, cancellation);
  }

  @Override
  public Map<String, List<ImageTag>> tags(DeploymentPlan plan, Cancellation cancellation) {
    return workbench.versions().tags(plan, cancellation);
  }

  @Override
  public LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation) {
    return workbench.versions().lock(plan, before, cancellation);
  }

  @Override
  public LockFile completed(LockFile lock, DeploymentPlan plan, Cancellation cancellation) {
    return workbench.versions().completed(lock, plan, cancellation);
  }

  @Override
  public void checkLock(LockFile lock, DeploymentPlan plan) {
    workbench.checkLock(lock, plan);
  }

  @Override
  public List<FileAction> preview(Path folder, List<RenderedFile> files, Edits edits) {
    return workbench.preview(folder, files, edits);
  }

  @Override
  public List<FileAction> write(Path folder, List<RenderedFile> files, Edits edits) {
    return workbench.write(folder, files, edits);
  }

  @Override
  public Outcome outcome(Path folder, List<RenderedFile> files, Edits edits) {
    return workbench.outcome(folder, files, edits);
  }

  @Override
  public Deployment open(Path folder) {
    return workbench.open(folder);
  }

  @Override
  public KeySheet keys(Deployment deployment) {
    return workbench.keys(deployment);
  }

  @Override
  public List<FileAction> writeKeys(
      Deployment deployment, Map<String, Secret> set, Set<String> removed) {
    return workbench.writeKeys(deployment, set, removed);
  }

  @Override
  public Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation) {
    return workbench.keyChecker().checkAll(sheet, cancellation);
  }

  @Override
  public Server server(Deployment deployment) {
    return new WorkbenchServer(workbench, workbench.connect(), deployment);
  }

  @Override
  public Server practice(Path folder, ProgressSink sink, Cancellation cancellation) {
    Engine engine = workbench.connect();
    boolean made = false;
    try {
      Deployment deployment = workbench.preparePractice(engine, folder, sink, cancellation);
      made = true;
      return new WorkbenchServer(workbench, engine, deployment);
    } finally {
      if (!made) {
        engine.close();
      }
    }
  }

  @Override
  public SourceClone.State clone(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation) {
    return new SourceClone(System.getenv()).bring(folder, wanted, sink, cancellation);
  }

  @Override
  public Progress.Done unbundle(
      Path archive, Path folder, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      return workbench.operations(engine).unbundle(archive, folder, sink, cancellation);
    }
  }

  @Override
  public List<ReportEntry> report(
      Deployment deployment, Map<String, String> env, Cancellation cancellation) {
    String version = WorkbenchDesk.class.getPackage().getImplementationVersion();
    return workbench.report(
        deployment, LogPlace.of(env), version == null ? "development" : version, cancellation);
  }

  @Override
  public String redact(String text) {
    return workbench.redactor().redact(text);
  }
}
