package org.imagewizard.gui.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.machine.CheckGroup;
import org.imagewizard.machine.CheckPage;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Finding.Status;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** Step 2: what the system check found, as it finds it. */
public final class CheckViewModel extends PageViewModel {
  private final ObjectProperty<List<Finding>> findings = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<@Nullable CheckReport> report = new SimpleObjectProperty<>();
  private final BooleanProperty checking = new SimpleBooleanProperty();
  private final ObservableList<String> fixLines = FXCollections.observableArrayList();
  private final ObjectProperty<String> fixing = new SimpleObjectProperty<>("");
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private Cancellation running = new Cancellation();
  private Cancellation repair = new Cancellation();

  public CheckViewModel(Session session) {
    super(session, Step.CHECK);
  }

  public ReadOnlyObjectProperty<List<Finding>> findings() {
    return findings;
  }

  public ReadOnlyObjectProperty<@Nullable CheckReport> report() {
    return report;
  }

  public ReadOnlyBooleanProperty checking() {
    return checking;
  }

  /** The id of the fix that runs now; empty for none. */
  public ReadOnlyObjectProperty<String> fixing() {
    return fixing;
  }

  public ObservableList<String> fixLines() {
    return fixLines;
  }

  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem;
  }

  @Override
  public void enter() {
    refresh();
    if (report.get() == null && !checking.get()) {
      again();
    }
  }

  @Override
  public void again() {
    running.cancel();
    Cancellation mine = new Cancellation();
    running = mine;
    findings.set(List.of());
    problem.set(null);
    checking.set(true);
    refresh();
    session
        .tasks()
        .run(
            () ->
                session
                    .backend()
                    .check(
                        session.draft().machineFile(),
                        found -> session.onWindow(() -> arrived(mine, found)),
                        mine))
        .onSuccess(done -> finished(mine, done))
        .onError(met -> failed(mine, met))
        .start();
  }

  /**
   * Names the containers that stop while a fix runs, if any do; asks the engine in the background.
   */
  void stoppedBy(Fix fix, Consumer<List<String>> some) {
    if (fix.restartsEngine()) {
      session
          .tasks()
          .run(() -> session.backend().stoppedBy(fix))
          .onSuccess(
              names -> {
                if (!names.isEmpty()) {
                  some.accept(names);
                }
              })
          .start();
    }
  }

  /** Ends a running check; what was found stays. */
  public void stop() {
    running.cancel();
    checking.set(false);
    refresh();
  }

  private void arrived(Cancellation mine, Finding finding) {
    if (running == mine && checking.get()) {
      List<Finding> next = new ArrayList<>(findings.get());
      next.add(finding);
      findings.set(sorted(next));
      refresh();
    }
  }

  private void finished(Cancellation mine, CheckReport done) {
    if (running == mine) {
      report.set(done);
      findings.set(sorted(done.findings()));
      // Last: whoever waited for the end looks at what was found.
      checking.set(false);
      session.measured(done.machine());
      refresh();
    }
  }

  private void failed(Cancellation mine, Problem met) {
    if (running == mine && met.kind() != Problem.Kind.CANCELLED) {
      checking.set(false);
      problem.set(met);
      refresh();
    }
  }

  /** As under the headings: the worst comes where a person sees it without scrolling. */
  private static List<Finding> sorted(List<Finding> all) {
    return CheckGroup.of(all).values().stream().flatMap(List::stream).toList();
  }

  /** Runs a fix that the person has seen and asked for, then checks again. */
  public void run(Fix fix) {
    Cancellation mine = new Cancellation();
    repair = mine;
    fixing.set(fix.id());
    fixLines.clear();
    problem.set(null);
    session
        .tasks()
        .run(
            () -> {
              session
                  .backend()
                  .runFix(fix, line -> session.onWindow(() -> fixLines.add(line)), mine);
              return fix;
            })
        .onSuccess(this::repeat)
        .onError(problem::set)
        .andFinally(() -> fixing.set(""))
        .start();
  }

  @Override
  public List<UnderWay> underWay() {
    return fixing.get().isEmpty()
        ? List.of()
        : List.of(UnderWay.of("leave.fix", "leave.fix.remains", repair::cancel));
  }

  public long count(Status status) {
    return findings.get().stream().filter(f -> f.status() == status).count();
  }

  /** Looks again at what depends on the fix; the rest stays where it is. */
  private void repeat(Fix fix) {
    CheckReport earlier = report.get();
    if (earlier == null) {
      again();
      return;
    }
    Cancellation mine = new Cancellation();
    running = mine;
    checking.set(true);
    refresh();
    session
        .tasks()
        .run(
            () ->
                session
                    .backend()
                    .checkAgain(
                        earlier,
                        fix,
                        session.draft().machineFile(),
                        found -> session.onWindow(() -> repeated(mine, found)),
                        mine))
        .onSuccess(done -> finished(mine, done))
        .onError(met -> failed(mine, met))
        .start();
  }

  private void repeated(Cancellation mine, Finding finding) {
    if (running == mine && checking.get()) {
      List<Finding> next = new ArrayList<>(findings.get());
      next.removeIf(one -> one.id().equals(finding.id()));
      next.add(finding);
      findings.set(sorted(next));
      refresh();
    }
  }

  /** Everything found, as a page to paste into a message. */
  public String asText() {
    Optional<Machine> machine = Optional.ofNullable(report.get()).map(CheckReport::machine);
    return session
        .backend()
        .redact(CheckPage.of(findings.get(), machine, session.texts().locale()));
  }

  @Override
  protected void describe() {
    long bad = count(Status.FAIL);
    long warn = count(Status.WARN);
    title("page.check.title");
    if (checking.get()) {
      why("check.why.checking");
      status("check.status.checking", findings.get().size());
      words(Tone.RUN, "rail.check.checking");
    } else if (bad > 0) {
      why("check.why.bad", bad);
      words(Tone.BAD, "rail.check.bad", bad, warn);
    } else {
      why("page.check.why");
      if (report.get() == null) {
        words(Tone.TODO, "rail.not-yet");
      } else {
        words(warn > 0 ? Tone.WARN : Tone.OK, "rail.check.ready", warn);
      }
    }
    if (!checking.get()) {
      Optional.ofNullable(report.get())
          .ifPresent(
              done ->
                  status(
                      "check.status.done",
                      findings.get().size(),
                      done.seconds(),
                      count(Status.OK),
                      warn,
                      bad,
                      count(Status.SKIP)));
    }
    primary(bad > 0 ? "check.primary.anyway" : "page.check.primary");
    accent(bad == 0);
  }
}
