package org.imagewizard.cli.text;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.cli.command.BundleCommand;
import org.imagewizard.cli.command.PaidWarmUp;
import org.imagewizard.cli.command.ReportCommand;
import org.imagewizard.cli.command.UpdateCommand;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.LogPrinter;
import org.imagewizard.cli.view.ProgressView;
import org.imagewizard.cli.view.SmokeView;
import org.imagewizard.cli.view.StatusView;
import org.imagewizard.cli.view.UpdateView;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.watch.History;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.StackStatus;

/** What can be done with a server that has been written. */
final class ServerMenu {
  private final Conversation conversation;
  private final Session session;
  private final Server server;
  private final History looks = new History();

  ServerMenu(Conversation conversation, Server server) {
    this.conversation = conversation;
    this.session = conversation.session();
    this.server = server;
  }

  /**
   * Asks until the person leaves.
   *
   * @return empty to go back
   */
  Optional<ExitStatus> ask(boolean back) {
    Question question =
        Question.of(session.text("text.what-next"), session.text("menu.help"))
            .with(
                List.of(
                    session.text("menu.leave"),
                    session.text("menu.state"),
                    session.text("menu.logs"),
                    session.text("menu.test"),
                    session.text("menu.start"),
                    session.text("menu.stop"),
                    session.text("menu.remove"),
                    session.text("menu.update"),
                    session.text("menu.rollback"),
                    session.text("menu.report"),
                    session.text("menu.pack")));
    while (true) {
      Optional<Integer> choice = conversation.choose(back ? question : question.noBack());
      if (choice.isEmpty()) {
        return Optional.empty();
      }
      switch (choice.get()) {
        case 1 -> {
          return Optional.of(ExitStatus.DONE);
        }
        case 2 -> state();
        case 3 -> follow();
        case 4 ->
            new SmokeView(session).print(server.smoke(Optional.empty(), session.cancellation()));
        case 5 -> start();
        case 6 -> stop();
        case 7 -> remove();
        case 8 -> update();
        case 9 -> {
          ProgressView view = view();
          UpdateResult result = server.rollback(ending(view), session.cancellation());
          view.end(result.done());
          new UpdateView(session, folder()).returned(result);
        }
        case 10 -> ReportCommand.make(session, server.deployment(), Optional.empty());
        default -> new PackQuestions(conversation, server).ask().ifPresent(this::pack);
      }
    }
  }

  private void pack(PackQuestions.Answer wanted) {
    ProgressView view = view();
    Progress.Done done =
        server.bundle(wanted.out(), wanted.withKeys(), ending(view), session.cancellation());
    view.end(done);
    BundleCommand.said(session, wanted.out(), wanted.withKeys());
  }

  /** The second look, and each later one, tells how the figures went between. */
  private void state() {
    StackStatus status = server.status();
    looks.add(status, System.nanoTime());
    StatusView view = new StatusView(session, status);
    view.print(server.deployment(), false);
    view.print(looks.courses("").stream().filter(one -> one.values().size() > 1).toList());
  }

  void stop() {
    ProgressView view = view();
    view.end(server.down(ending(view), session.cancellation()));
  }

  private void update() {
    ProgressView view = view();
    UpdateResult result = server.update(ending(view), session.cancellation());
    view.end(result.done());
    new UpdateView(session, folder()).updated(result);
    if (result.outcome() == UpdateResult.Outcome.DONE) {
      UpdateCommand.reclaim(server, session);
    }
  }

  private Path folder() {
    return server.deployment().folder();
  }

  private ProgressView view() {
    return new ProgressView(session, server.deployment().plan().running().size());
  }

  /** Starts the server; Enter tells the state at any time. */
  Progress.Done start() {
    boolean paid =
        (session.yes() || session.terminal().interactive()) && PaidWarmUp.agreed(server, session);
    ProgressView view = view();
    if (session.terminal().interactive()) {
      session.say("run.enter");
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread listener = Daemon.start("enter key", () -> listen(over, view));
    Progress.Done done;
    try {
      done = server.up(paid, ending(view), session.cancellation());
    } finally {
      over.set(true);
      join(listener);
    }
    view.end(done);
    return done;
  }

  /** The last event is said once, at the end, by {@link #start}. */
  private static ProgressSink ending(ProgressView view) {
    return event -> {
      if (!(event instanceof Progress.Done)) {
        view.accept(event);
      }
    };
  }

  private void listen(AtomicBoolean over, ProgressView view) {
    while (!over.get()) {
      if (session.terminal().enterPressed()) {
        view.now();
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void join(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void lastLines(int most) {
    Deque<LogLine> last = new ArrayDeque<>();
    server.logs(
        List.of(),
        false,
        "",
        line -> {
          synchronized (last) {
            last.addLast(line);
            if (last.size() > most) {
              last.removeFirst();
            }
          }
        },
        session.cancellation());
    session.say("run.last", last.size());
    last.forEach(line -> session.out().raw(session.desk().redact(LogPrinter.plain(line))));
    session.out().flush();
  }

  /** Follows until Enter is pressed. */
  private void follow() {
    session.say("menu.follow");
    Cancellation end = new Cancellation();
    session.cancellation().onCancel(end::cancel);
    LogPrinter printer = new LogPrinter(session, Optional.empty(), true);
    Thread reader = Daemon.start("follow", () -> server.logs(List.of(), true, "", printer, end));
    Optional<String> enter = session.terminal().read("");
    end.cancel();
    join(reader);
    session.cancellation().check();
    session.say(enter.isPresent() ? "menu.followed" : "menu.input-ended");
  }

  private void remove() {
    session.say("remove.list");
    server.removalList(false).forEach(line -> session.item("  " + line));
    Question question =
        Question.of(session.text("remove.ask"), session.text("remove.help"))
            .with(List.of(session.text("remove.no"), session.text("remove.yes")));
    if (conversation.choose(question).orElse(1) == 2) {
      ProgressView view = view();
      view.end(server.remove(false, ending(view), session.cancellation()));
    }
  }
}
