package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.dashboard.DashboardViewModel;
import org.imagewizard.gui.run.Part;
import org.imagewizard.gui.run.RunViewModel;
import org.imagewizard.gui.run.Stage;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.render.Edits;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;

/** The view models of the last page, on one thread and without a toolkit. */
class RunPageTest {
  private final FakeBackend backend = new FakeBackend();
  private final Session session = PagesTest.session(backend);

  private RunViewModel started() {
    session.ensureEvaluated();
    RunViewModel run = new RunViewModel(session, () -> {}, () -> true, () -> {});
    run.start(backend.write(session.draft(), session.evaluation().get(), Edits.MERGE));
    return run;
  }

  @Test
  void aFailedStartCanBeGoneBackFromAndTriedAgain() {
    backend.logsEndAtOnce = true;
    session.ensureEvaluated();
    RunViewModel run =
        new RunViewModel(session, () -> backend.done.add("closed"), () -> true, () -> {});
    backend.play = FakeBackend.Play.REFUSED;
    run.start(backend.write(session.draft(), session.evaluation().get(), Edits.MERGE));
    assertThat(run.stage().get()).isEqualTo(Stage.FAILED);
    assertThat(run.backText()).isEqualTo("Back to review");
    backend.play = FakeBackend.Play.READY;
    run.proceed();
    assertThat(run.stage().get()).isEqualTo(Stage.RUNNING);
    assertThat(session.navigation().get().back()).isEmpty();
    run.stop();
    assertThat(run.stage().get()).isEqualTo(Stage.STOPPED);
    assertThat(backend.done).contains("down lab-server").doesNotContain("closed");
  }

  @Test
  void aFullCardLeadsBackToTheServicesOnceTheServerIsStopped() {
    backend.logsEndAtOnce = true;
    backend.play = FakeBackend.Play.ONE_FAILED;
    RunViewModel run = started();
    assertThat(run.stage().get()).isEqualTo(Stage.TROUBLE);
    assertThat(run.cardIsFull()).isTrue();
    run.planAgain();
    assertThat(backend.done).containsSubsequence("up lab-server", "down lab-server");
    assertThat(session.navigation().get().current()).isEqualTo(Step.SERVICES);
  }

  @Test
  void theCommandIsWhatOneWouldTypeNow() {
    backend.logsEndAtOnce = true;
    RunViewModel run = started();
    assertThat(session.command().get()).startsWith("image-wizard status --dir ");
    run.look(Part.LOG);
    assertThat(session.command().get()).startsWith("image-wizard logs --dir ").endsWith("--follow");
    List<String> commands = new ArrayList<>();
    session.command().subscribe(command -> commands.add(command));
    run.stop();
    assertThat(commands).anyMatch(command -> command.startsWith("image-wizard down --dir "));
    assertThat(session.command().get()).isEmpty();
  }

  /** The fake logs 40 lines of each server that is followed. */
  @Test
  void theLogIsOfTheServerOnScreenAndComesOnceHoweverOftenItIsStarted() {
    backend.logsEndAtOnce = true;
    RunViewModel run = started();
    run.retry();
    run.drain();
    assertThat(run.logs().lines()).hasSize(40);
    backend.play = FakeBackend.Play.REFUSED;
    run.tryIt();
    run.drain();
    assertThat(run.logs().received().get()).isEqualTo(40);
    run.open(FakeData.home().resolve("image/pilot-study"));
    run.drain();
    assertThat(run.logs().lines()).hasSize(40);
    backend.shownElsewhere = true;
    run.tryIt();
    run.drain();
    assertThat(run.logs().lines()).as("its folder was never known").isEmpty();
  }

  @Test
  void nothingIsCalledReadyOnceTheServerIsStopped() {
    backend.logsEndAtOnce = true;
    RunViewModel run = started();
    assertThat(run.board().rows()).allMatch(row -> row.phase().get() == Phase.READY);
    run.stop();
    assertThat(run.board().rows()).isNotEmpty().allMatch(row -> row.phase().get() == Phase.STOPPED);
  }

  /** A second window would stop what the first one starts. */
  @Test
  void aServerThatAnotherWindowShowsIsNeitherOpenedNorStarted() {
    backend.logsEndAtOnce = true;
    backend.shownElsewhere = true;
    RunViewModel run = started();
    assertThat(run.stage().get()).isEqualTo(Stage.FAILED);
    assertThat(run.problem().get().summary()).contains("Another window");
    assertThat(backend.done).doesNotContain("up lab-server");
    run.open(FakeData.home().resolve("image/pilot-study"));
    assertThat(session.problem().get().summary()).contains("Another window");
    backend.shownElsewhere = false;
    run.open(FakeData.home().resolve("image/pilot-study"));
    assertThat(session.problem().get()).as("it is over").isNull();
  }

  /** A window that was closed in the middle of a start leaves such a server. */
  @Test
  void aServerOfWhichAPartWasNeverStartedIsInTrouble() {
    FakeBackend half =
        new FakeBackend() {
          @Override
          public StackStatus status(Deployment deployment) {
            StackStatus whole = super.status(deployment);
            List<ServiceStatus> services = new ArrayList<>(whole.services());
            services.add(created(services.removeLast()));
            return new StackStatus(services, whole.drift(), whole.cards());
          }
        };
    half.logsEndAtOnce = true;
    RunViewModel run = new RunViewModel(PagesTest.session(half), () -> {}, () -> true, () -> {});
    run.open(FakeData.home().resolve("image/pilot-study"));
    assertThat(run.stage().get()).isEqualTo(Stage.TROUBLE);
    assertThat(run.troubled().get()).hasSize(1);
    assertThat(run.asking().get()).as("nobody sent a request").isFalse();
  }

  private static ServiceStatus created(ServiceStatus one) {
    Phrase none = Phrase.plain("");
    return new ServiceStatus(
        one.name(), "c", "created", "", one.placement(), -1, one.estimateMiB(), 0, none);
  }

  /** Nothing that may cost money is sent before a person says so. */
  @Test
  void whatMayCostMoneyIsAskedFirst() {
    backend.logsEndAtOnce = true;
    backend.paid = List.of("text-followup", "graphic-caption");
    RunViewModel run = started();
    assertThat(run.paid().services().get()).hasSize(2);
    assertThat(backend.done).doesNotContain("warm up");
    run.paid().begin();
    assertThat(backend.done).contains("warm up");
    assertThat(run.paid().services().get()).containsExactly("text-followup");
    assertThat(run.problem().get().evidence())
        .containsExactly("text-followup: its model does not answer");
    run.stop();
    assertThat(run.paid().services().get()).isEmpty();
  }

  @Test
  void whoLooksElsewhereIsToldHowAStartEnded() {
    backend.logsEndAtOnce = true;
    session.ensureEvaluated();
    RunViewModel run = new RunViewModel(session, () -> {}, () -> false, () -> {});
    run.start(backend.write(session.draft(), session.evaluation().get(), Edits.MERGE));
    backend.play = FakeBackend.Play.REFUSED;
    run.retry();
    assertThat(backend.done)
        .containsSubsequence("tell IMAGE runs: lab-server", "tell IMAGE could not be started");
  }

  @Test
  void thatTheEngineWasSilentIsSaidOnlyUntilItAnswers() {
    boolean[] silent = {true};
    FakeBackend restarting =
        new FakeBackend() {
          @Override
          public StackStatus status(Deployment deployment) {
            if (silent[0]) {
              throw new ProblemException(
                  Problem.outcome("engine", Phrase.plain("Docker gave no answer"), List.of()));
            }
            return super.status(deployment);
          }
        };
    Session here = PagesTest.session(restarting);
    here.deployment().set(backend.practice(event -> {}, new Cancellation()));
    DashboardViewModel dashboard =
        new DashboardViewModel(here, new SimpleObjectProperty<>(), event -> {});
    dashboard.show(true);
    dashboard.tick(1);
    assertThat(dashboard.said().get()).isEqualTo("Docker gave no answer");
    silent[0] = false;
    dashboard.tick(6_000_000_000L);
    assertThat(dashboard.said().get()).isEmpty();
    assertThat(dashboard.status().get()).isNotNull();
  }

  @Test
  void theFolderOfTheServerCanBeShown() {
    DashboardViewModel dashboard =
        new DashboardViewModel(session, new SimpleObjectProperty<>(), event -> {});
    dashboard.show(true);
    session.deployment().set(backend.practice(event -> {}, new Cancellation()));
    dashboard.showFolder();
    assertThat(backend.done).contains("show practice");
    backend.noFileManager = true;
    dashboard.showFolder();
    assertThat(dashboard.said().get()).contains("/home/researcher/image/practice");
  }
}
