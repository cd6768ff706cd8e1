package org.imagewizard.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.cli.json.Doc;
import org.imagewizard.cli.json.ServerJson;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.StatusView;
import org.imagewizard.watch.Course;
import org.imagewizard.watch.History;
import org.imagewizard.watch.StackStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What runs, and what is not as it should be. */
@Command(name = "status")
public final class StatusCommand implements Action {
  private static final long BETWEEN_LOOKS_NS = TimeUnit.SECONDS.toNanos(2);

  @Mixin DirOption folder = new DirOption();

  @Option(names = "--all")
  boolean all;

  @Option(names = "--for", paramLabel = "SECONDS")
  int seconds;

  @Override
  public ExitStatus run(Session session) {
    if (seconds < 0 || seconds > History.KEPT.toSeconds()) {
      throw new Words(session).problem("option.for", "status.for", (int) History.KEPT.toSeconds());
    }
    try (Server server = folder.connect(session)) {
      History history = new History();
      StackStatus status = watch(server, history, session.cancellation());
      StatusView view = new StatusView(session, status);
      List<Course> courses = seconds > 0 ? history.courses("") : List.of();
      if (session.json()) {
        Doc document = ServerJson.status(status, session.locale());
        if (seconds > 0) {
          document.with("courses", courses.stream().map(ServerJson::course).toList());
        }
        session.document(document);
      } else {
        view.print(server.deployment(), all);
        view.print(courses);
      }
      return Session.status(view.good());
    }
  }

  /** Looks once at least; the last look is what is told. */
  private StackStatus watch(Server server, History history, Cancellation cancellation) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      StackStatus status = server.status();
      long now = System.nanoTime();
      history.add(status, now);
      if (now >= until) {
        return status;
      }
      cancellation.pause(Duration.ofNanos(Math.min(BETWEEN_LOOKS_NS, until - now)));
    }
  }
}
