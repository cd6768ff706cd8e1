package org.imagewizard.gui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.gui.dashboard.DashboardViewModel;
import org.imagewizard.gui.logs.DiskSearch;
import org.imagewizard.gui.logs.LogViewModel;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** Step 8: the start, then the running server. */
public final class RunViewModel extends PageViewModel {
  private final Runnable close;
  private final ProgressBoard board;
  private final LogViewModel logs = new LogViewModel();
  private final DiskSearch disk;
  private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.IDLE);
  private final ObjectProperty<List<String>> troubled = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.OVERVIEW);
  private final Proof proof;
  private final PaidWarmUp paid;
  private final Farewell farewell;
  private final DashboardViewModel dashboard;
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private Cancellation work = new Cancellation();
  private final ServerWork server;
  private final LogFeed feed;
  private @Nullable Callable<Deployment> maker;
  private boolean chosen;

  /**
   * @param close ends the wizard
   * @param watched whether the person looks at this window: else the desktop tells of the end
   * @param front brings this window before all others
   */
  public RunViewModel(Session session, Runnable close, BooleanSupplier watched, Runnable front) {
    super(session, Step.RUN);
    this.close = close;
    this.board = new ProgressBoard(session.texts()::locale);
    this.feed = new LogFeed(session, logs);
    this.disk = new DiskSearch(session.tasks(), feed::search, logs);
    this.server = new ServerWork(session, board, watched, front);
    this.proof = new Proof(session);
    this.paid = new PaidWarmUp(session, problem::set);
    this.farewell = new Farewell(session, problem::set, this::leave);
    this.dashboard = new DashboardViewModel(session, proof.result(), board);
    stage.subscribe(now -> dashboard.show(runs()));
    dashboard.status().subscribe(this::seen);
  }

  /** The rows say what was measured last; one that has fallen since is no longer called ready. */
  private void seen(@Nullable StackStatus status) {
    if (status == null) {
      return;
    }
    status.services().forEach(board::seen);
    if (stage.get() == Stage.RUNNING && !board.troubled().isEmpty()) {
      stage.set(Stage.TROUBLE);
    } else if (stage.get() == Stage.TROUBLE && board.count(Phase.READY) == board.rows().size()) {
      stage.set(Stage.RUNNING);
    }
    refresh();
  }

  /** Whether a server runs, in whole or in part. */
  public boolean runs() {
    return stage.get().runs();
  }

  public PaidWarmUp paid() {
    return paid;
  }

  public Farewell farewell() {
    return farewell;
  }

  /** Names of the services that need a look. */
  public ReadOnlyObjectProperty<List<String>> troubled() {
    return troubled;
  }

  /** Starts what does not run; what runs is left alone. */
  public void retry() {
    Deployment known = session.deployment().get();
    Callable<Deployment> again = maker;
    if (known != null) {
      begin(() -> known);
    } else if (again != null) {
      begin(again);
    }
  }

  public ReadOnlyObjectProperty<Part> part() {
    return part;
  }

  public void look(Part next) {
    part.set(next);
    refresh();
  }

  /** Shows the lines of one service only. */
  public void logOf(String service) {
    logs.only(service);
    look(Part.LOG);
  }

  public DashboardViewModel dashboard() {
    return dashboard;
  }

  public ProgressBoard board() {
    return board;
  }

  public LogViewModel logs() {
    return logs;
  }

  public DiskSearch disk() {
    return disk;
  }

  public ReadOnlyObjectProperty<Stage> stage() {
    return stage;
  }

  public ReadOnlyObjectProperty<@Nullable Deployment> deployment() {
    return session.deployment();
  }

  public ReadOnlyObjectProperty<@Nullable SmokeResult> smoke() {
    return proof.result();
  }

  /** Whether a test request is on its way now. */
  public ReadOnlyBooleanProperty asking() {
    return proof.asking();
  }

  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem;
  }

  /** Starts a server that was written just now. */
  public void start(Deployment written) {
    chosen = true;
    feed.show(written.folder());
    begin(() -> written);
  }

  /** Makes and starts the practice stack. */
  public void tryIt() {
    chosen = false;
    feed.show(null);
    begin(() -> session.backend().practice(board, work));
  }

  private void begin(Callable<Deployment> next) {
    maker = next;
    work = new Cancellation();
    Cancellation mine = work;
    forget();
    stage.set(Stage.STARTING);
    session.started(!chosen);
    server.up(
        next,
        mine,
        this::known,
        this::ended,
        met -> {
          if (stage.get() == Stage.STARTING) {
            failed(met);
          }
        });
  }

  /** What was said of the server, or of the start, before. */
  private void forget() {
    board.clear();
    part.set(Part.OVERVIEW);
    proof.forget();
    problem.set(null);
    farewell.forget();
  }

  private void known(Deployment made) {
    session.deployment().set(made);
    board.expect(made.plan());
    feed.follow(made, problem::set);
    refresh();
  }

  private void ended(Progress.Done done) {
    if (stage.get() != Stage.STARTING) {
      return;
    }
    drain();
    stage.set(done.ok() ? Stage.RUNNING : Stage.TROUBLE);
    refresh();
    server.tell(titleProperty().get(), statusProperty().get());
    test();
    paid.started();
  }

  /** A real request through the server: only an answer proves that it works. */
  public void test() {
    proof.ask(problem::set, this::refresh);
  }

  private void failed(Problem met) {
    drain();
    boolean cancelled = met.kind() == Problem.Kind.CANCELLED;
    problem.set(cancelled ? null : met);
    stage.set(cancelled ? Stage.STOPPED : Stage.FAILED);
    session.released(chosen);
    refresh();
    if (!cancelled) {
      server.tell(titleProperty().get(), statusProperty().get());
    }
  }

  /** Opens a server that is there, and looks at how it is. */
  public void open(Path folder) {
    chosen = false;
    forget();
    session.problem().set(null);
    server.open(folder, opened -> opened(opened.server(), opened.status()), session.problem()::set);
  }

  /** Whether a server is being looked at, which can take some seconds. */
  public ReadOnlyBooleanProperty opening() {
    return server.opening();
  }

  private void opened(Deployment found, StackStatus status) {
    maker = () -> found;
    session.started(!chosen);
    known(found);
    boolean runs = status.services().stream().anyMatch(s -> s.state().equals("running"));
    board.found(status.services(), runs);
    drain();
    if (status.services().stream().allMatch(s -> s.state().equals("missing"))) {
      // Said once, above: not again in every row.
      board.stopped();
    }
    stage.set(!runs ? Stage.STOPPED : board.troubled().isEmpty() ? Stage.RUNNING : Stage.TROUBLE);
    refresh();
  }

  /** Stops the start, or the running server. */
  public void stop() {
    stop(() -> {});
  }

  /**
   * Whether a service found no room on its card, and the choices are there to be made again: then
   * another plan may help.
   */
  public boolean cardIsFull() {
    return chosen && board.cardIsFull();
  }

  /** Stops the server and goes back to what fits: what its own services held is free then. */
  public void planAgain() {
    stop(
        () -> {
          session.measureAgain();
          session.go(Step.SERVICES);
        });
  }

  private void stop(Runnable then) {
    Deployment now = session.deployment().get();
    work.cancel();
    if (now == null) {
      return;
    }
    work = new Cancellation();
    stage.set(Stage.STOPPING);
    paid.forget();
    refresh();
    server.down(
        now,
        work,
        done -> {
          drain();
          board.stopped();
          stage.set(Stage.STOPPED);
          problem.set(null);
          session.released(chosen);
          refresh();
          then.run();
        },
        this::failed);
  }

  @Override
  public List<UnderWay> underWay() {
    Deployment now = session.deployment().get();
    return Stream.of(
            RunWords.underWay(stage.get(), now, work::cancel),
            farewell.underWay(),
            dashboard.underWay())
        .flatMap(List::stream)
        .toList();
  }

  /** Ten times a second. */
  public void drain() {
    if (board.drain()) {
      refresh();
    }
    logs.drain();
    dashboard.tick(System.nanoTime());
  }

  @Override
  public void proceed() {
    switch (stage.get()) {
      case RUNNING, TROUBLE -> close.run();
      case FAILED, STOPPED -> retry();
      default -> {}
    }
  }

  @Override
  public String backText() {
    return switch (stage.get()) {
      case STARTING -> text("run.back.cancel");
      case RUNNING, TROUBLE -> text("run.back.stop");
      case STOPPING, IDLE -> "";
      case FAILED, STOPPED ->
          chosen ? super.backText() : text("footer.back", text("step.start.to"));
    };
  }

  @Override
  public void goBack() {
    switch (stage.get()) {
      case STARTING, RUNNING, TROUBLE -> stop();
      case FAILED, STOPPED -> {
        if (chosen) {
          super.goBack();
        } else {
          leave();
        }
      }
      default -> {}
    }
  }

  /** Back to the first page, from a server that is no more, or that was only looked at. */
  private void leave() {
    release();
    session.beginAgain();
  }

  /** Ends what still runs for this window; the server itself goes on. */
  public void release() {
    work.cancel();
    feed.end();
    server.leave();
  }

  @Override
  protected void describe() {
    troubled.set(board.troubled());
    RunWords.Said said =
        new RunWords(session.texts()).of(stage.get(), board, session.deployment().get());
    title(said.title().key(), said.title().arguments());
    why(said.why().key(), said.why().arguments());
    status(said.status().key(), said.status().arguments());
    primary(said.primary());
    words(said.tone(), said.rail().key(), said.rail().arguments());
    enabled(stage.get() != Stage.STARTING && stage.get() != Stage.STOPPING && maker != null);
    accent(!runs());
    session.command().set(RunWords.command(stage.get(), part.get(), session.deployment().get()));
  }
}
