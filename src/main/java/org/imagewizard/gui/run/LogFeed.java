package org.imagewizard.gui.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.logs.LogViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;

/** Lets the lines of one server into the window, for as long as the window shows that server. */
final class LogFeed {
  private final Session session;
  private final LogViewModel logs;
  private Cancellation following = new Cancellation();

  LogFeed(Session session, LogViewModel logs) {
    this.session = session;
    this.logs = logs;
  }

  /**
   * Follows this server and no longer the one before.
   *
   * @param failed gets what ended the following, unless it was asked to end
   */
  void follow(Deployment made, Consumer<Problem> failed) {
    following.cancel();
    Cancellation mine = new Cancellation();
    following = mine;
    session
        .tasks()
        .run(
            () -> {
              session.backend().logs(made, logs.pump(), mine);
              return made;
            })
        .onError(
            met -> {
              if (met.kind() != Problem.Kind.CANCELLED) {
                failed.accept(met);
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
  }
}
