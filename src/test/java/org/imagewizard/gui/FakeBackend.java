package org.imagewizard.gui;

import static org.imagewizard.base.text.Phrase.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.cli.FakeVersions;
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
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Settings;
import org.imagewizard.render.Edits;
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

/** Answers at once, with made-up facts; remembers what it was asked to do. */
class FakeBackend implements Backend {
  final List<String> done = new ArrayList<>();
  boolean failWriting;

  /** Whether registries answer. */
  boolean offline;

  /** What else runs on the made-up computer does not hang on the real one. */
  Set<Integer> takenPorts = Set.of();

  /** Services whose image lacks the chosen channel. */
  List<String> lacking = List.of();

  /** Whether somebody and the plan changed the same line of compose.yaml. */
  volatile boolean handEdited;

  /** What happens while a clone is made. */
  volatile Runnable cloning = () -> {};

  /** What a start changes on what runs already. */
  volatile Changes changes = new Changes(Map.of());

  /** Whether another window shows every server. */
  volatile boolean shownElsewhere;

  boolean logsEndAtOnce;
  boolean noFileManager;
  List<String> paid = List.of();

  /** Whether a check stops half-way, until it is cancelled. */
  volatile boolean probing;

  /** How the next start goes. */
  volatile Play play = Play.READY;

  /** What keeps the last start half-way. */
  volatile Held half = new Held();

  /** How a start can go; half-way it stays until it is cancelled. */
  enum Play {
    READY,
    HALFWAY,
    ONE_FAILED,
    REFUSED
  }

  @Override
  public CheckReport check(
      Optional<Path> machineFile, Consumer<Finding> found, Cancellation cancellation) {
    if (probing) {
      FakeData.findings().stream().limit(2).forEach(found);
      new Held().await(cancellation);
      throw new ProblemException(Problem.cancelled());
    }
    FakeData.findings().forEach(found);
    return new CheckReport(FakeData.findings(), FakeData.machine(), 2.1);
  }

  @Override
  public void runFix(Fix fix, Compose.LineListener lines, Cancellation cancellation) {
    done.add("fix " + fix.id());
    lines.line("done");
  }

  @Override
  public Machine machine(Optional<Path> machineFile) {
    return FakeData.machine();
  }

  @Override
  public Catalog catalog(Optional<Path> source) {
    return FakeData.catalog();
  }

  @Override
  public SourceClone.State bring(
      Path folder, SourceClone.Wanted wanted, ProgressSink sink, Cancellation cancellation) {
    sink.accept(new Progress.Note("Receiving objects, 100 %"));
    cloning.run();
    cancellation.check();
    done.add("clone " + wanted.url() + " " + wanted.ref() + " " + wanted.submodules());
    return new SourceClone.State(folder, "1234567890", true, List.of("compose.yaml"));
  }

  @Override
  public Adoption adopt(Path source, Draft fresh) {
    CatalogLoader loader = new CatalogLoader(Map.of());
    return Adoption.of(
        loader.from(source),
        loader.inspect(source),
        FakeData.machine(),
        fresh.withSource(Optional.of(source)));
  }

  @Override
  public Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation) {
    return FakeData.evaluation(draft, catalog, machine);
  }

  @Override
  public Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation) {
    throw new ProblemException(
        Problem.input("outlook", plain("Made-up facts have no outlook"), plain("Use the sample.")));
  }

  @Override
  public boolean portIsFree(int port) {
    return !takenPorts.contains(port);
  }

  @Override
  public int freePort(int preferred) {
    return IntStream.iterate(preferred, port -> port + 1)
        .filter(this::portIsFree)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Phrase portHolder(int port) {
    return plain("Port " + port + " is taken by python3 of user marie, process 3120");
  }

  @Override
  public Map<String, KeyVerdict> checkKeys(KeySheet sheet, Cancellation cancellation) {
    return sheet.entries().stream()
        .collect(Collectors.toMap(KeySheet.Entry::name, entry -> verdict(entry.value().reveal())));
  }

  private static KeyVerdict verdict(String value) {
    return switch (value) {
      case "good" -> new KeyVerdict(KeyVerdict.Kind.OK, "keys.example.org", 200, 900);
      case "bad" -> new KeyVerdict(KeyVerdict.Kind.WRONG, "keys.example.org", 401, 300);
      default -> new KeyVerdict(KeyVerdict.Kind.SILENT, "keys.example.org", 0, 5_000);
    };
  }

  @Override
  public VersionReport versions(
      DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation) {
    done.add("versions " + asOf.map(AsOf::name).orElse(plan.channel()));
    if (offline) {
      throw new ProblemException(
          Problem.outcome("registry.silent", plain("No registry answered."), List.of()));
    }
    return FakeVersions.report(plan, catalog(Optional.empty()), asOf, lacking);
  }

  @Override
  public LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation) {
    done.add("lock " + plan.channel());
    return FakeVersions.lock(plan, catalog(Optional.empty()), offline);
  }

  @Override
  public void checkLock(LockFile with, DeploymentPlan of) {
    FakeVersions.check(with, of);
  }

  @Override
  public Preview preview(Draft draft, Evaluation evaluation, Edits edits) {
    done.add("preview " + edits.way() + " " + edits.decided().values());
    return FakeFiles.preview(handEdited);
  }

  @Override
  public Deployment write(Draft draft, Evaluation evaluation, Edits edits) {
    if (failWriting) {
      throw new ProblemException(
          Problem.input(
              "folder", plain("The folder cannot be written"), plain("Choose another folder.")));
    }
    done.add("write " + draft.folder());
    return new Deployment(draft.folder(), evaluation.plan());
  }

  @Override
  public Deployment practice(ProgressSink sink, Cancellation cancellation) {
    done.add("practice");
    List<PlannedService> services =
        FakeData.catalog().services().stream()
            .map(s -> new PlannedService(s.name(), Place.CPU, 1, ""))
            .toList();
    return new Deployment(
        FakeData.home().resolve("image/practice"),
        FakeData.plan(Settings.defaults().withName("practice"), services, true));
  }

  @Override
  public Progress.Done up(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    done.add("up " + deployment.plan().name());
    return switch (play) {
      case READY -> FakeStart.ready(deployment, sink);
      case ONE_FAILED -> FakeStart.oneFailed(deployment, sink);
      case REFUSED -> throw FakeStart.refused(deployment, sink);
      case HALFWAY -> {
        Held here = new Held();
        half = here;
        FakeStart.halfWay(deployment, catalog(Optional.empty()), sink);
        here.await(cancellation);
        cancellation.check();
        yield FakeStart.ready(deployment, sink);
      }
    };
  }

  @Override
  public Changes changes(Deployment deployment) {
    return changes;
  }

  @Override
  public List<String> paidWarmUps(Deployment deployment) {
    return paid;
  }

  @Override
  public Map<String, Phrase> warmUp(Deployment deployment, Cancellation cancellation) {
    done.add("warm up");
    return Map.of(paid.getFirst(), plain("its model does not answer"));
  }

  @Override
  public Progress.Done down(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    done.add("down " + deployment.plan().name());
    return new Progress.Done(true, List.of());
  }

  @Override
  public List<String> removalList(Deployment deployment, boolean data) {
    return List.of("image orchestrator", data ? "file plan.yaml" : "network image");
  }

  @Override
  public Progress.Done remove(
      Deployment deployment, boolean data, ProgressSink sink, Cancellation cancellation) {
    done.add((data ? "remove all of " : "remove ") + deployment.plan().name());
    return new Progress.Done(true, List.of());
  }

  @Override
  public SmokeResult smoke(Deployment deployment, Cancellation cancellation) {
    return FakeStack.smoke();
  }

  @Override
  public UpdateResult update(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    done.add("update " + deployment.plan().name());
    return new UpdateResult(
        UpdateResult.Outcome.RETURNED,
        new Progress.Done(false, List.of()),
        List.of(),
        Optional.empty(),
        plain("With the other builds, espnet-tts did not become ready."));
  }

  @Override
  public UpdateResult rollback(
      Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    done.add("rollback " + deployment.plan().name());
    return new UpdateResult(
        UpdateResult.Outcome.NOTHING_NEWER,
        new Progress.Done(true, List.of()),
        List.of(),
        Optional.empty(),
        plain(""));
  }

  @Override
  public Path report(Deployment deployment, Cancellation cancellation) {
    done.add("report " + deployment.plan().name());
    return FakeData.home().resolve("image/lab-server-report.zip");
  }

  @Override
  public Archives archives() {
    return new FakeArchives(done);
  }

  @Override
  public StackStatus status(Deployment deployment) {
    return FakeStack.of(deployment, catalog(Optional.empty()), play == Play.ONE_FAILED);
  }

  @Override
  public LogSearch.Found searchLogs(
      Deployment deployment, Predicate<LogLine> wanted, Cancellation cancellation) {
    return FakeLogs.found(wanted);
  }

  /** A few lines at once, then silence until the window lets go. */
  @Override
  public void logs(Deployment deployment, LogSink lines, Cancellation cancellation) {
    FakeLogs.lines(deployment, lines);
    if (!logsEndAtOnce) {
      new Held().await(cancellation);
    }
  }

  @Override
  public List<Server> servers() {
    return FakeData.servers();
  }

  @Override
  public Deployment open(Path folder) {
    done.add("open " + folder.getFileName());
    return practice(event -> {}, new Cancellation());
  }

  @Override
  public Showing showing(Path folder) {
    if (shownElsewhere) {
      throw new ProblemException(
          Problem.outcome("folder.shown", plain("Another window shows this server"), List.of()));
    }
    return Showing.none();
  }

  @Override
  public boolean show(Path folder) {
    done.add("show " + folder.getFileName());
    return !noFileManager;
  }

  @Override
  public void tell(String title, String text) {
    done.add("tell " + title);
  }

  @Override
  public String redact(String text) {
    return text.replace("hidden-value", "****");
  }
}
