package org.imagewizard.gui.logs;

import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, in the log's files too: memory holds only the newest lines. What was found
 * stands in the place of the living log until the reader goes back to it or looks for other things.
 */
public final class DiskSearch {
  /** Reads files; blocks. */
  @FunctionalInterface
  public interface Files {
    LogSearch.Found search(Predicate<LogLine> wanted, Cancellation cancellation);
  }

  private final Tasks tasks;
  private final Files files;
  private final LogViewModel model;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<LogSearch.@Nullable Found> found =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
  private Cancellation work = new Cancellation();

  public DiskSearch(Tasks tasks, Files files, LogViewModel model) {
    this.tasks = tasks;
    this.files = files;
    this.model = model;
    // Other words mean another search; what was found before is no answer to it.
    model.choice().subscribe(count -> forget());
  }

  /** Whether files are being read. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** What is shown in the log's place; null while the log itself is shown. */
  public ReadOnlyObjectProperty<LogSearch.@Nullable Found> found() {
    return found.getReadOnlyProperty();
  }

  /** Why files could not be read; null when they could. */
  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem.getReadOnlyProperty();
  }

  /** Looks for what the log's reader looks for now, of the services that are shown. */
  public void begin() {
    end();
    Cancellation mine = new Cancellation();
    work = mine;
    busy.set(true);
    Predicate<LogLine> wanted = model.hitsToShow();
    tasks
        .run(() -> files.search(wanted, mine))
        .onSuccess(
            all -> {
              if (work == mine) {
                found.set(all);
                model.showFound(all.lines());
              }
            })
        .onError(
            met -> {
              if (work == mine && met.kind() != Problem.Kind.CANCELLED) {
                problem.set(met);
              }
            })
        .andFinally(
            () -> {
              if (work == mine) {
                busy.set(false);
              }
            })
        .start();
  }

  /** Stops reading, and shows the living log again. */
  public void end() {
    forget();
    model.showLiving();
  }

  private void forget() {
    work.cancel();
    work = new Cancellation();
    busy.set(false);
    problem.set(null);
    found.set(null);
  }
}
