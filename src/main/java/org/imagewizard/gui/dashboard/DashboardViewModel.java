package org.imagewizard.gui.dashboard;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.gui.history.HistoryViewModel;
import org.imagewizard.gui.shell.BundleViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.watch.StackStatus;
import org.jspecify.annotations.Nullable;

/** What the page shows of a server that runs, measured again every few seconds. */
public final class DashboardViewModel {
  private static final long BETWEEN_LOOKS_NS = 5_000_000_000L;

  private final Session session;
  private final ProgressSink progress;
  private final ObjectProperty<@Nullable StackStatus> status = new SimpleObjectProperty<>();
  private final ReadOnlyObjectProperty<@Nullable SmokeResult> smoke;
  private final StringProperty said = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final BundleViewModel bundle;
  private final HistoryViewModel history;
  private @Nullable Cancellation exchange;
  private boolean looking;

  /** What was said when the engine gave no answer: no longer true with the next one. */
  private String silence = "";

  private long lastLook;

  /**
   * @param smoke the last test's result
   * @param progress gets what an update does, for the rows of the services
   */
  public DashboardViewModel(
      Session session, ReadOnlyObjectProperty<@Nullable SmokeResult> smoke, ProgressSink progress) {
    this.session = session;
    this.smoke = smoke;
    this.progress = progress;
    this.bundle = new BundleViewModel(session);
    this.history = new HistoryViewModel(session.texts());
    status.subscribe(now -> history.seen(now, System.nanoTime()));
  }

  public BundleViewModel bundle() {
    return bundle;
  }

  /** Asks how the server of now is packed, or no more. */
  public void pack() {
    Deployment now = session.deployment().get();
    if (now != null) {
      bundle.toggle(now);
    }
  }

  /** What it used over the last minutes. */
  public HistoryViewModel history() {
    return history;
  }

  public ReadOnlyObjectProperty<@Nullable StackStatus> status() {
    return status;
  }

  public ReadOnlyObjectProperty<@Nullable SmokeResult> smoke() {
    return smoke;
  }

  /** How the last thing that was asked for ended, one sentence. */
  public ReadOnlyStringProperty said() {
    return said;
  }

  public ReadOnlyBooleanProperty busy() {
    return busy;
  }

  /** Whether a server runs that can be looked at. */
  public ReadOnlyBooleanProperty shown() {
    return shown;
  }

  /** The server runs, or does so no more. */
  public void show(boolean runs) {
    if (shown.get() != runs) {
      shown.set(runs);
      status.set(null);
      said.set("");
      lastLook = 0;
    }
  }

  /** Ten times a second: looks again when the last look is a while ago. */
  public void tick(long nanos) {
    if (shown.get() && !looking && (lastLook == 0 || nanos - lastLook > BETWEEN_LOOKS_NS)) {
      lastLook = nanos;
      look();
    }
  }

  private void look() {
    Deployment now = session.deployment().get();
    if (now == null) {
      return;
    }
    looking = true;
    session
        .tasks()
        .run(() -> session.backend().status(now))
        .onSuccess(
            seen -> {
              if (shown.get()) {
                status.set(seen);
              }
              if (said.get().equals(silence)) {
                said.set("");
              }
            })
        // The engine may be restarting: the next look tells; the rows say that nothing came.
        .onError(
            met -> {
              silence = met.in(session.texts().locale()).summary();
              said.set(silence);
            })
        .andFinally(() -> looking = false)
        .start();
  }

  public void update() {
    exchange(
        (now, cancellation) -> session.backend().update(now, progress, cancellation),
        "dashboard.updated",
        "dashboard.nothing");
  }

  public void rollBack() {
    exchange(
        (now, cancellation) -> session.backend().rollback(now, progress, cancellation),
        "dashboard.rolled-back",
        "dashboard.rolled-back.already");
  }

  private void exchange(
      BiFunction<Deployment, Cancellation, UpdateResult> exchange, String done, String nothing) {
    if (busy.get()) {
      return;
    }
    Cancellation mine = new Cancellation();
    this.exchange = mine;
    work(
        now -> () -> exchange.apply(now, mine),
        result ->
            switch (result.outcome()) {
              case DONE -> text(done, result.changes().size());
              case NOTHING_NEWER -> text(nothing);
              case RETURNED ->
                  text("dashboard.returned", result.failure().in(session.texts().locale()));
            });
  }

  /** What closing the window would cut off. */
  public List<UnderWay> underWay() {
    Deployment now = session.deployment().get();
    Cancellation mine = exchange;
    return now == null || mine == null
        ? bundle.underWay()
        : List.of(
            UnderWay.of(
                "leave.exchange", "leave.exchange.remains", mine::cancel, now.plan().name()));
  }

  /** In the file manager; where there is none, its path is said. */
  public void showFolder() {
    Deployment now = session.deployment().get();
    if (now != null) {
      session
          .tasks()
          .run(() -> session.backend().show(now.folder()))
          .onSuccess(shown -> said.set(shown ? "" : text("dashboard.folder.path", now.folder())))
          .start();
    }
  }

  public void report() {
    work(
        now -> () -> session.backend().report(now, new Cancellation()),
        (Path file) -> text("dashboard.report.done", file));
  }

  private <T> void work(Function<Deployment, Callable<T>> work, Function<T, String> words) {
    Deployment now = session.deployment().get();
    if (now == null || busy.get()) {
      return;
    }
    busy.set(true);
    said.set(text("dashboard.working"));
    session
        .tasks()
        .run(work.apply(now))
        .onSuccess(result -> said.set(words.apply(result)))
        .onError(met -> said.set(met.in(session.texts().locale()).summary()))
        .andFinally(
            () -> {
              busy.set(false);
              exchange = null;
              lastLook = 0;
            })
        .start();
  }

  private String text(String key, Object... arguments) {
    return session.texts().get(key, arguments);
  }
}
