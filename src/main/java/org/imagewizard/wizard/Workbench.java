package org.imagewizard.wizard;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Inspection;
import org.imagewizard.catalog.LocalModels;
import org.imagewizard.catalog.SourceKeys;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Operations;
import org.imagewizard.deploy.Practice;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.Frontier;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Wishes;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Fixes;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.machine.MachineFile;
import org.imagewizard.machine.SystemCheck;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Outcome;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.render.Renderer;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.Report;
import org.imagewizard.watch.ReportEntry;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.keys.KeyChecker;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.LanguageModels;
import org.imagewizard.wizard.version.TaggedPlan;
import org.imagewizard.wizard.version.VersionDesk;

/**
 * The tools that both faces use, wired once by Main. It decides nothing: it puts the left-hand
 * packages together in the order data flows. Thread-safe; methods block and belong in a task.
 */
public final class Workbench {
  private final EngineFinder engines;
  private final Compose compose;
  private final SystemCheck systemCheck;
  private final Fixes fixes;
  private final CatalogLoader catalogs;
  private final Fit fit;
  private final Renderer renderer;
  private final FolderWriter writer;
  private final Redactor redactor;
  private final KnownSecrets secrets;
  private final CalibrationFile calibration;
  private final KeyChecker keyChecker;
  private final Lookout lookout;
  private final DriftWatch driftWatch = new DriftWatch(System::nanoTime);

  public Workbench(
      EngineFinder engines,
      Compose compose,
      SystemCheck systemCheck,
      Fixes fixes,
      CatalogLoader catalogs,
      Fit fit,
      Renderer renderer,
      FolderWriter writer,
      Redactor redactor,
      KeyChecker keyChecker,
      CalibrationFile calibration) {
    this.engines = engines;
    this.compose = compose;
    this.systemCheck = systemCheck;
    this.fixes = fixes;
    this.catalogs = catalogs;
    this.fit = fit;
    this.renderer = renderer;
    this.writer = writer;
    this.redactor = redactor;
    this.secrets = new KnownSecrets(redactor, catalogs);
    this.calibration = calibration;
    this.keyChecker = keyChecker;
    this.lookout = new Lookout(systemCheck, calibration);
  }

  public CheckReport check(
      Optional<Path> machineFile, Consumer<Finding> found, Cancellation cancellation) {
    return systemCheck.run(machineFile.map(MachineFile::read), found, cancellation);
  }

  /** Looks again at what the fix may have changed; the rest stays as the earlier report has it. */
  public CheckReport checkAgain(
      CheckReport earlier,
      Fix fix,
      Optional<Path> machineFile,
      Consumer<Finding> found,
      Cancellation cancellation) {
    return systemCheck.again(
        earlier, fix.checks(), machineFile.map(MachineFile::read), found, cancellation);
  }

  public Fixes fixes() {
    return fixes;
  }

  /** Names of the containers that stop while the fix runs; none where the engine does not tell. */
  public List<String> stoppedBy(Fix fix) {
    return StoppedContainers.by(fix, engines);
  }

  public Redactor redactor() {
    return redactor;
  }

  /** The facts the fit works on: of the file when one is given, else measured now. */
  public Machine machine(Optional<Path> machineFile) {
    return machineFile.map(MachineFile::read).orElseGet(systemCheck::measure);
  }

  public Catalog catalog(Optional<Path> source) {
    return source.map(catalogs::from).map(this::knowing).orElseGet(catalogs::bundled);
  }

  /** A server set up by hand, with its keys and choices; nothing in its folder is changed. */
  public Adoption adopt(Path source, Draft fresh) {
    Inspection inspection = catalogs.inspect(source);
    return Adoption.of(
        knowing(catalogs.from(source)),
        inspection.with(NetworkRemarks.of(inspection, engines)),
        machine(fresh.machineFile()),
        fresh.withSource(Optional.of(source)));
  }

  /** A source's own env files may hold keys too. */
  private Catalog knowing(Catalog catalog) {
    secrets.know(SourceKeys.of(catalog));
    return catalog;
  }

  /** Names of the variables in env files that anybody may see. */
  public Set<String> openSettings() {
    return catalogs.openSettings();
  }

  /** The catalog of a plan's own source. */
  public Catalog catalogOf(DeploymentPlan plan) {
    Catalog catalog = knowing(catalogs.load(plan.source()));
    return plan.localModel()
        .map(model -> LocalModels.bundled().addedTo(catalog, model))
        .orElse(catalog);
  }

  /** What fits, and the plan that follows. */
  public Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation) {
    Wishes wishes = draft.countedWishes();
    var proposal =
        fit.propose(known(draft, catalog, machine), machine, wishes, previous, cancellation);
    DeploymentPlan plan =
        TaggedPlan.of(
            Plans.of(proposal.catalog(), machine, proposal, wishes, draft.settings()),
            draft.tags());
    return new Evaluation(proposal.catalog(), machine, proposal, plan);
  }

  /** What bigger cards would give for the same draft. */
  public Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation) {
    Frontier frontier = new Frontier(fit);
    Wishes wishes = draft.countedWishes();
    Catalog known = known(draft, catalog, machine);
    return new Outlook(
        frontier.steps(known, machine, wishes, cancellation),
        frontier.now(known, machine, wishes, cancellation),
        frontier.emptied(known, machine, wishes, cancellation));
  }

  /** What was measured on this person's computers, and what other labs sent. */
  public CalibrationFile calibration() {
    return calibration;
  }

  /** With what was measured on cards like this computer's in place of estimates. */
  private Catalog known(Draft draft, Catalog catalog, Machine machine) {
    return calibration
        .read()
        .applied(
            catalog,
            draft.settings().channel(),
            draft.tags(),
            machine.gpus().stream().map(Gpu::name).distinct().toList());
  }

  /** The files of a plan, with the keys that the folder already holds kept. */
  public List<RenderedFile> render(DeploymentPlan plan, Path folder, Map<String, Secret> keys) {
    return render(plan, folder, keys, Optional.empty());
  }

  /** The same; with a lock, every image stands by its digest. */
  public List<RenderedFile> render(
      DeploymentPlan plan, Path folder, Map<String, Secret> keys, Optional<LockFile> lock) {
    Map<String, Secret> all = new LinkedHashMap<>(writer.existingKeys(folder));
    all.putAll(keys);
    secrets.know(all);
    return new PlanFiles(engines, renderer).of(plan, catalogOf(plan), all, lock);
  }

  /** The same for a draft; what its lock does not hold is looked up. */
  public List<RenderedFile> render(Draft draft, DeploymentPlan plan, Cancellation cancellation) {
    Optional<LockFile> lock =
        draft.lock().map(one -> versions().completed(one, plan, cancellation));
    return render(plan, draft.folder(), draft.keys(), lock);
  }

  /**
   * Whether a lock names the image of every service of a plan.
   *
   * @throws ProblemException kind INPUT, with all that it lacks
   */
  public void checkLock(LockFile lock, DeploymentPlan plan) {
    renderer.checkLock(plan, catalogOf(plan), lock);
  }

  public List<FileAction> preview(Path folder, List<RenderedFile> files, Edits edits) {
    return writer.preview(folder, files, edits);
  }

  public List<FileAction> write(Path folder, List<RenderedFile> files, Edits edits) {
    return writer.write(folder, files, edits);
  }

  /** What a folder would hold after {@link #write}, and what a person changed in it. */
  public Outcome outcome(Path folder, List<RenderedFile> files, Edits edits) {
    return writer.outcome(folder, files, edits);
  }

  /** A written folder; its keys become known to the redaction. */
  public Deployment open(Path folder) {
    writer.recover(folder);
    Deployment deployment = Deployment.open(folder);
    secrets.know(writer.existingKeys(folder));
    return deployment;
  }

  /** The keys that a folder's services read, with the values that it has. */
  public KeySheet keys(Deployment deployment) {
    Map<String, Secret> values = writer.existingKeys(deployment.folder());
    secrets.know(values);
    return KeySheet.of(deployment.plan(), catalogOf(deployment.plan()), values);
  }

  /** Sets and removes keys of a written folder; only its env files are written. */
  public List<FileAction> writeKeys(
      Deployment deployment, Map<String, Secret> set, Set<String> removed) {
    Map<String, Secret> values = new LinkedHashMap<>(writer.existingKeys(deployment.folder()));
    values.putAll(set);
    values.keySet().removeAll(removed);
    secrets.know(values);
    Catalog catalog = catalogOf(deployment.plan());
    return writer.writeSome(
        deployment.folder(), renderer.envFiles(deployment.plan(), catalog, values));
  }

  /** What a language model's address offers. */
  public LanguageModels languageModels() {
    return new LanguageModels(System.getenv());
  }

  /** What registries have. */
  public VersionDesk versions() {
    return new VersionDesk(engines, catalogs, this::catalogOf, System.getenv());
  }

  public KeyChecker keyChecker() {
    return keyChecker;
  }

  /** The engine to work on; the caller closes it. */
  public Engine connect() {
    return engines.connect();
  }

  public Operations operations(Engine engine) {
    return new Operations(engine, compose);
  }

  /** The live state; a rate in it is that since the look before this one. */
  public StackStatus status(Engine engine, Deployment deployment) {
    return lookout.status(
        engine, deployment, catalogOf(deployment.plan()), drift(engine).of(deployment));
  }

  /** The same for a window that asks every few seconds: what it costs much to know may be older. */
  public StackStatus watch(Engine engine, Deployment deployment) {
    return lookout.status(
        engine,
        deployment,
        catalogOf(deployment.plan()),
        driftWatch.of(deployment, () -> drift(engine).of(deployment)));
  }

  private Drift drift(Engine engine) {
    return new Drift(writer, operations(engine));
  }

  /** The same for a start, where the server has a card to load models on. */
  public <T> T starting(Engine engine, Deployment deployment, Supplier<T> work) {
    boolean cards = deployment.plan().running().stream().anyMatch(one -> one.place().gpu() >= 0);
    return cards ? following(engine, deployment, work) : work.get();
  }

  /**
   * Runs work that asks something of a server's services, and measures meanwhile what they take.
   */
  public <T> T following(Engine engine, Deployment deployment, Supplier<T> work) {
    return lookout.following(engine, deployment, catalogOf(deployment.plan()), work);
  }

  /**
   * A report about a server, its secrets taken out; made of what can be had.
   *
   * @param wizardLog the wizard's own log
   * @param version of the wizard
   */
  public List<ReportEntry> report(
      Deployment deployment, Path wizardLog, String version, Cancellation cancellation) {
    Report report = new Report(redactor::redact);
    report.add(
        "versions.txt",
        "IMAGE Wizard %s\nJava %s\n%s %s, %s\n"
            .formatted(
                version,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    report.folder(deployment);
    report.findings(check(Optional.empty(), finding -> {}, cancellation).findings());
    try (Engine engine = connect()) {
      secrets.know(engine, deployment);
      report.engine(engine, deployment.plan().project()).status(status(engine, deployment));
    } catch (ProblemException e) {
      report.add(
          "engine.txt",
          e.problem().summary() + "\n" + String.join("\n", e.problem().evidence()) + "\n");
    }
    return report.wizardLog(Optional.of(wizardLog)).entries();
  }

  /** What containers print may be the keys that they were made with. */
  public LogFollower logs(Engine engine, Deployment deployment) {
    secrets.know(engine, deployment);
    return new LogFollower(engine);
  }

  /** Writes the practice folder and makes its stand-in images, ready for {@code up}. */
  public Deployment preparePractice(
      Engine engine, Path folder, ProgressSink sink, Cancellation cancellation) {
    Catalog catalog = catalogs.bundled();
    DeploymentPlan plan = Practice.plan(catalog, "practice", Ports.freeFrom(8080));
    write(folder, render(plan, folder, Map.of()), Edits.MERGE);
    Deployment deployment = open(folder);
    cancellation.check();
    new Practice(engine).makeImages(deployment, sink, cancellation);
    return deployment;
  }
}
