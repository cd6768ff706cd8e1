package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.watch.LogFiles;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.imagewizard.watch.LogSink;
import org.imagewizard.wizard.Workbench;

/** The lines of one server: on their way to the window they are written to files in its folder. */
final class ServerLogs {
  /** Lines of a search that are shown: as many as of the living log. */
  private static final int FOUND = 20_000;

  private final Workbench workbench;
  private final Deployment deployment;
  private final Path folder;

  ServerLogs(Workbench workbench, Deployment deployment) {
    this.workbench = workbench;
    this.deployment = deployment;
    this.folder = deployment.folder().resolve("logs");
  }

  /** Blocks until cancelled. */
  void follow(LogSink lines, Cancellation cancellation) {
    try (Engine engine = workbench.connect();
        LogFiles files = new LogFiles(folder, workbench.redactor()::redact)) {
      LogFollower.Request request =
          new LogFollower.Request(deployment.plan().project(), List.of(), true, "");
      LogSink both =
          new LogSink() {
            @Override
            public void line(LogLine line) {
              files.line(line);
              lines.line(redacted(line));
            }

            @Override
            public void pause() {
              files.pause();
            }

            @Override
            public void reconnected(String service) {
              lines.reconnected(service);
            }

            @Override
            public void unreadable(String service, Problem problem) {
              lines.unreadable(service, problem);
            }
          };
      workbench.logs(engine, deployment).run(request, both, cancellation);
    }
  }

  /** Blocks while it reads the files. */
  LogSearch.Found search(Predicate<LogLine> wanted, Cancellation cancellation) {
    return new LogSearch(FOUND).in(folder, wanted, cancellation);
  }

  private LogLine redacted(LogLine line) {
    return new LogLine(
        line.service(),
        line.container(),
        line.stream(),
        line.time(),
        workbench.redactor().redact(line.line()),
        line.more());
  }
}
