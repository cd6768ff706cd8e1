package org.imagewizard.gui.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Showing;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the one server that this window shows, in tasks. No other window shows it while
 * this one does.
 */
final class ServerWork {
  private final Session session;
  private final ProgressBoard board;
  private final BooleanSupplier watched;
  private final Runnable front;
  private final BooleanProperty opening = new SimpleBooleanProperty();
  private @Nullable Path folder;
  private @Nullable Showing showing;

  /** A server that was there, and how it is. */
  record Opened(Deployment server, StackStatus status) {}

  /**
   * @param watched whether the person looks at this window
   * @param front brings this window before all others
   */
  ServerWork(Session session, ProgressBoard board, BooleanSupplier watched, Runnable front) {
    this.session = session;
    this.watched = watched;
    this.front = front;
    this.board = board;
  }

  /**
   * Makes a server, or takes one that is made, and starts it.
   *
   * @param known gets the server before its first service starts
   */
  void up(
      Callable<Deployment> maker,
      Cancellation cancellation,
      Consumer<Deployment> known,
      Consumer<Progress.Done> ended,
      Consumer<Problem> failed) {
    session
        .tasks()
        .run(
            () -> {
              Deployment made = maker.call();
              show(made.folder());
              Catalog catalog = session.backend().catalog(sourceOf(made));
              // Before the first event: the window's thread may come to events first.
              board.images(catalog);
              session.onWindow(() -> known.accept(made));
              return session.backend().up(made, board, cancellation);
            })
        .onSuccess(ended)
        .onError(failed)
        .start();
  }

  private static Optional<Path> sourceOf(Deployment made) {
    String source = made.plan().source();
    return source.equals("bundled") ? Optional.empty() : Optional.of(Path.of(source));
  }

  /** Whether a server is being opened. */
  ReadOnlyBooleanProperty opening() {
    return opening;
  }

  void open(Path there, Consumer<Opened> opened, Consumer<Problem> failed) {
    opening.set(true);
    session
        .tasks()
        .run(
            () -> {
              Deployment found = session.backend().open(there);
              show(there);
              return new Opened(found, session.backend().status(found));
            })
        .onSuccess(opened)
        .onError(failed)
        .andFinally(() -> opening.set(false))
        .start();
  }

  void down(
      Deployment server,
      Cancellation cancellation,
      Consumer<Progress.Done> ended,
      Consumer<Problem> failed) {
    session
        .tasks()
        .run(() -> session.backend().down(server, board, cancellation))
        .onSuccess(ended)
        .onError(failed)
        .start();
  }

  /** Whoever went on with other work hears from the desktop how it ended. */
  void tell(String title, String text) {
    if (!watched.getAsBoolean()) {
      session.tell(title, text);
    }
  }

  /** From now on this window shows the server of {@code next}, and no longer the one before. */
  private synchronized void show(Path next) {
    if (!next.equals(folder)) {
      Showing taken = session.backend().showing(next);
      leave();
      folder = next;
      showing = taken;
      answer(taken);
    }
  }

  /** Whoever starts the wizard again on this server is led to this window. */
  private void answer(Showing taken) {
    session
        .tasks()
        .run(taken::asked)
        .onSuccess(
            asked -> {
              if (asked) {
                front.run();
                answer(taken);
              }
            })
        .onError(met -> {})
        .start();
  }

  /** Another window may show the server. */
  synchronized void leave() {
    if (showing != null) {
      showing.close();
    }
    showing = null;
    folder = null;
  }
}
