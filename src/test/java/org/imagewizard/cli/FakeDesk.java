package org.imagewizard.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.cli.session.Desk;
import org.imagewizard.cli.session.Server;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.Frontier;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.machine.MachineFile;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.Outcome;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.render.Renderer;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.keys.LanguageModels;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.TaggedPlan;
import org.imagewizard.wizard.version.VersionReport;

/** The real catalog and fit; this computer, its engine and its disk are made up. */
final class FakeDesk implements Desk {
  static final Machine MACHINE =
      new Machine(
          "this computer",
          32_768,
          30_000,
          8,
          300_000,
          List.of(new Gpu(0, "GPU-1", "Card", 8192, 300, false, List.of())));

  static final Fix FIX =
      new Fix("mend-it", "Mend it", List.of("mend", "it"), true, "Mends it.", "Break it.");

  /** What a person changed in the folder, and what became of it at the last writing. */
  List<HandEdit> edited = List.of();

  Edits decided = Edits.MERGE;
  final List<Fix> ran = new ArrayList<>();
  List<String> stopped = List.of();
  final List<Path> written = new ArrayList<>();
  final FakeServer server = new FakeServer();
  Map<String, Secret> keys = Map.of();
  Map<String, KeyVerdict> verdicts = Map.of();
  Optional<DeploymentPlan> plan = Optional.empty();
  Optional<LockFile> lock = Optional.empty();
  List<String> lacking = List.of();
  List<LanguageModels.Model> models = List.of();
  final List<String> looked = new ArrayList<>();
  String secret = "";
  Path state = Path.of("no-such-folder");
  boolean broken;
  boolean bug;

  @Override
  public CheckReport check(
      Optional<Path> machineFile, Consumer<Finding> found, Cancellation cancellation) {
    List<Finding> findings =
        List.of(
            Finding.ok("engine", "Docker answers."),
            broken && ran.isEmpty()
                ? Finding.fail("part", "A part is broken.", List.of("it said no"), FIX)
                : Finding.ok("part", "The part is whole."));
    return new CheckReport(findings, machine(machineFile), 0.25);
  }

  @Override
  public List<Fix> fixes() {
    return List.of(FIX);
  }

  @Override
  public List<String> stoppedBy(Fix fix) {
    return stopped;
  }

  @Override
  public void run(Fix fix, Consumer<String> lines, Cancellation cancellation) {
    lines.accept("mending");
    ran.add(fix);
  }

  @Override
  public Machine machine(Optional<Path> machineFile) {
    return machineFile.map(MachineFile::read).orElse(MACHINE);
  }

  @Override
  public Catalog catalog(Optional<Path> source) {
    if (bug) {
      throw new IllegalStateException("nobody foresaw this");
    }
    CatalogLoader loader = new CatalogLoader();
    return source.map(loader::from).orElseGet(loader::bundled);
  }

  @Override
  public Adoption adopt(Path source, Draft fresh) {
    CatalogLoader loader = new CatalogLoader(Map.of());
    return Adoption.of(
        loader.from(source),
        loader.inspect(source),
        machine(fresh.machineFile()),
        fresh.withSource(Optional.of(source)));
  }

  @Override
  public Catalog catalogOf(DeploymentPlan of) {
    return new CatalogLoader().load(of.source());
  }

  @Override
  public CalibrationFile calibration() {
    return new CalibrationFile(state.resolve("calibration.yaml"));
  }

  @Override
  public Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation) {
    var proposal =
        new Fit(new BranchAndBound())
            .propose(catalog, machine, draft.wishes(), previous, cancellation);
    Catalog used = proposal.catalog();
    DeploymentPlan made =
        TaggedPlan.of(
            Plans.of(used, machine, proposal, draft.wishes(), draft.settings()), draft.tags());
    return new Evaluation(used, machine, proposal, made);
  }

  @Override
  public Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation) {
    Frontier frontier = new Frontier(new Fit(new BranchAndBound()));
    return new Outlook(
        frontier.steps(catalog, machine, draft.wishes(), cancellation),
        frontier.now(catalog, machine, draft.wishes(), cancellation),
        frontier.emptied(catalog, machine, draft.wishes(), cancellation));
  }

  @Override
  public Phrase portHolder(int port) {
    return Phrase.plain("Port " + port + " is taken by python3 of user marie, process 3120");
  }

  @Override
  public List<LanguageModels.Model> models(KeySheet sheet, Cancellation cancellation) {
    return models;
  }

  @Override
  public LanguageModels.Sight look(KeySheet sheet, Cancellation cancellation) {
    looked.add(sheet.value("LLM_MODEL").reveal());
    return LanguageModels.Sight.WORKS;
  }

  @Override
  public List<RenderedFile> render(
      DeploymentPlan of, Path folder, Map<String, Secret> withKeys, Optional<LockFile> with) {
    plan = Optional.of(of);
    keys = withKeys;
    with.ifPresent(one -> lock = Optional.of(one));
    return List.of(new RenderedFile("compose.yaml", "services: {}\n", false));
  }

  @Override
  public List<RenderedFile> render(Draft draft, DeploymentPlan of, Cancellation cancellation) {
    return render(
        of, draft.folder(), draft.keys(), draft.lock().map(l -> completed(l, of, cancellation)));
  }

  @Override
  public VersionReport versions(DeploymentPlan of, Optional<AsOf> asOf, Cancellation cancellation) {
    return FakeVersions.report(of, catalogOf(of), asOf, lacking);
  }

  @Override
  public Map<String, List<ImageTag>> tags(DeploymentPlan of, Cancellation cancellation) {
    return Map.of("ghcr.io/a/b", List.of(ImageTag.of("unstable"), ImageTag.of("1.2.3")));
  }

  @Override
  public LockFile lock(DeploymentPlan of, Optional<LockFile> before, Cancellation cancellation) {
    return before.orElseGet(() -> FakeVersions.lock(of, catalogOf(of)));
  }

  @Override
  public LockFile completed(LockFile with, DeploymentPlan of, Cancellation cancellation) {
    Map<String, LockFile.Locked> all =
        new LinkedHashMap<>(FakeVersions.lock(of, catalogOf(of)).services());
    all.putAll(with.services());
    return new LockFile(all);
  }

  @Override
  public void checkLock(LockFile with, DeploymentPlan of) {
    new Renderer().checkLock(of, catalogOf(of), with);
  }

  @Override
  public List<FileAction> preview(Path folder, List<RenderedFile> files, Edits edits) {
    if (!edits.undecided(edited).isEmpty()) {
      throw new ProblemException(
          Problem.input("folder.edited", Phrase.plain("Nobody decided. Nothing was written.")));
    }
    return files.stream()
        .map(file -> new FileAction(file.path(), FileAction.Action.CREATE, file.mode()))
        .toList();
  }

  @Override
  public List<FileAction> write(Path folder, List<RenderedFile> files, Edits edits) {
    List<FileAction> actions = preview(folder, files, edits);
    written.add(folder);
    decided = edits;
    return actions;
  }

  @Override
  public Outcome outcome(Path folder, List<RenderedFile> files, Edits edits) {
    return new Outcome(
        files.stream().collect(Collectors.toMap(RenderedFile::path, RenderedFile::content)),
        edited);
  }

  @Override
  public Deployment open(Path folder) {
    DeploymentPlan known =
        plan.orElseGet(
            () ->
                evaluate(
                        Draft.fresh(Path.of("/home/somebody"), "lab-server"),
                        catalog(Optional.empty()),
                        MACHINE,
                        Map.of(),
                        new Cancellation())
                    .plan());
    return new Deployment(folder, known);
  }

  @Override
  public KeySheet keys(Deployment deployment) {
    return KeySheet.of(deployment.plan(), catalogOf(deployment.plan()), keys);
  }

  @Override
  public List<FileAction> writeKeys(
      Deployment deployment, Map<String, Secret> set, Set<String> removed) {
    Map<String, Secret> next = new LinkedHashMap<>(keys);
    next.putAll(set);
    next.keySet().removeAll(removed);
    keys = next;
    return List.of(new FileAction("config/llm.env", FileAction.Action.REPLACE, "0600"));
  }

  @Override
  public Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation) {
    Map<String, KeyVerdict> all = new LinkedHashMap<>();
    sheet.entries().stream()
        .filter(KeySheet.Entry::isSet)
        .forEach(
            entry -> all.put(entry.name(), verdicts.getOrDefault(entry.name(), KeyVerdict.NONE)));
    return all;
  }

  @Override
  public Server server(Deployment deployment) {
    return server.of(deployment);
  }

  @Override
  public Server practice(Path folder, ProgressSink sink, Cancellation cancellation) {
    return server.of(open(folder));
  }

  @Override
  public SourceClone.State clone(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation) {
    written.add(folder);
    sink.accept(new Progress.Note("Receiving objects, 100 %"));
    return new SourceClone.State(
        folder, "1234567890123456789012345678901234567890", true, List.of(wanted.ref()));
  }

  @Override
  public Progress.Done unbundle(
      Path archive, Path folder, ProgressSink sink, Cancellation cancellation) {
    written.add(folder);
    return new Progress.Done(true, List.of());
  }

  @Override
  public List<org.imagewizard.watch.ReportEntry> report(
      Deployment deployment, Map<String, String> env, Cancellation cancellation) {
    return List.of(
        new org.imagewizard.watch.ReportEntry("README.txt", "A report"),
        new org.imagewizard.watch.ReportEntry("plan.yaml", "format: 1"));
  }

  @Override
  public String redact(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "[secret]");
  }
}
