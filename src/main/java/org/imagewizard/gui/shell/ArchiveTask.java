package org.imagewizard.gui.shell;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;

/** One packing or taking out at a time, with a line about it; touched on the window's thread. */
public final class ArchiveTask {
  private final Session session;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty said = new SimpleStringProperty("");
  private Cancellation work = new Cancellation();

  public ArchiveTask(Session session) {
    this.session = session;
  }

  public ReadOnlyBooleanProperty busy() {
    return busy;
  }

  /** How far it is, or how it ended. */
  public ReadOnlyStringProperty said() {
    return said;
  }

  /** Does nothing while something is under way. */
  public void run(BiConsumer<ProgressSink, Cancellation> job, Supplier<String> done) {
    if (busy.get()) {
      return;
    }
    Cancellation mine = new Cancellation();
    work = mine;
    busy.set(true);
    session.problem().set(null);
    said.set(session.texts().get("archive.begin"));
    session
        .tasks()
        .run(
            () -> {
              job.accept(event -> heard(event, mine), mine);
              return mine;
            })
        .onSuccess(ended -> end(done.get()))
        .onError(this::failed)
        .start();
  }

  /**
   * @param what key of the sentence about what goes on
   * @param arguments of it
   */
  public List<UnderWay> underWay(String what, Object... arguments) {
    return busy.get()
        ? List.of(UnderWay.of(what, "leave.archive.remains", this::cancel, arguments))
        : List.of();
  }

  /** What is there already stays; nothing half-made is left. */
  public void cancel() {
    work.cancel();
  }

  private void heard(Progress event, Cancellation of) {
    ArchiveProgress.words(event, session.texts())
        .ifPresent(
            words ->
                session.onWindow(
                    () -> {
                      if (work == of && busy.get()) {
                        said.set(words);
                      }
                    }));
  }

  private void end(String words) {
    busy.set(false);
    said.set(words);
  }

  private void failed(Problem met) {
    boolean stopped = met.kind() == Problem.Kind.CANCELLED;
    end(stopped ? session.texts().get("archive.stopped") : "");
    session.problem().set(stopped ? null : met);
  }
}
