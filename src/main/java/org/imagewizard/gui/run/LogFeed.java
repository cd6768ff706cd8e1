package org.imagewizard.gui.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.logs.LogPump;
import org.imagewizard.gui.logs.LogViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.jspecify.annotations.Nullable;

/** Lets the lines of one server into the window, for as long as the window shows that server. */
final class LogFeed {
  private final Session session;
  private final LogViewModel logs;
  private Cancellation following = new Cancellation();
  private boolean follows;
  private @Nullable Path folder;

  LogFeed(Session session, LogViewModel logs) {
    this.session = session;
    this.logs = logs;
  }

  /**
   * The window shows the server of this folder now: lines of another one go.
   *
   * @param next null while its folder is not known
   */
  void show(@Nullable Path next) {
    if (next == null || !next.equals(folder)) {
      end();
      logs.forget();
    }
    folder = next;
  }

  /**
   * Follows this server and no longer the one before. One that is followed already is not followed
   * anew, for then all its lines would come again.
   *
   * @param failed gets what ended the following, unless it was asked to end
   */
  void follow(Deployment made, Consumer<Problem> failed) {
    show(made.folder());
    if (!follows) {
      logs.forget();
      begin(made, failed);
    }
    logs.expect(made.plan().running().stream().map(PlannedService::name).toList());
  }

  private void begin(Deployment made, Consumer<Problem> failed) {
    Cancellation mine = new Cancellation();
    following = mine;
    follows = true;
    LogPump into = logs.pump();
    session
        .tasks()
        .run(
            () -> {
              session.backend().logs(made, into, mine);
              return made;
            })
        .onError(
            met -> {
              if (met.kind() != Problem.Kind.CANCELLED) {
                failed.accept(met);
              }
            })
        .andFinally(
            () -> {
              if (following == mine) {
                follows = false;
              }
            })
        .start();
  }

  /** Looks through the log files of the server that is shown; blocks. */
  LogSearch.Found search(Predicate<LogLine> wanted, Cancellation cancellation) {
    Deployment server = session.deployment().get();
    return server == null
        ? new LogSearch.Found(List.of(), 0, 0)
        : session.backend().searchLogs(server, wanted, cancellation);
  }

  void end() {
    following.cancel();
    follows = false;
  }
}
