package org.imagewizard.gui.run;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;

/** Takes a stopped server away, once the person has seen what goes. */
public final class Farewell {
  private final Session session;
  private final Consumer<Problem> failed;
  private final Runnable gone;
  private Cancellation work = new Cancellation();
  private final BooleanProperty asked = new SimpleBooleanProperty();
  private final BooleanProperty data = new SimpleBooleanProperty();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final ObjectProperty<List<String>> list = new SimpleObjectProperty<>(List.of());

  /**
   * @param failed gets what went wrong; the server is there still, or a part of it
   * @param gone called once there is no server any more
   */
  Farewell(Session session, Consumer<Problem> failed, Runnable gone) {
    this.session = session;
    this.failed = failed;
    this.gone = gone;
    data.subscribe(all -> look());
  }

  /** Whether the person is being asked about it. */
  public ReadOnlyBooleanProperty asked() {
    return asked;
  }

  /** Whether volumes, keys and the folder go too. */
  public BooleanProperty data() {
    return data;
  }

  ReadOnlyBooleanProperty running() {
    return running;
  }

  /** What goes, one line each; empty until that is known. */
  public ReadOnlyObjectProperty<List<String>> list() {
    return list;
  }

  public void ask() {
    asked.set(true);
    data.set(false);
    look();
  }

  /** The server stays, or is being started again. */
  public void forget() {
    asked.set(false);
    list.set(List.of());
  }

  /** What closing the window would cut off. */
  List<UnderWay> underWay() {
    Deployment server = session.deployment().get();
    return server == null || !running.get()
        ? List.of()
        : List.of(
            UnderWay.of(
                "leave.remove", "leave.remove.remains", work::cancel, server.plan().name()));
  }

  private void look() {
    Deployment server = session.deployment().get();
    if (!asked.get() || server == null) {
      return;
    }
    boolean all = data.get();
    list.set(List.of());
    session
        .tasks()
        .run(() -> session.backend().removalList(server, all))
        .onSuccess(
            lines -> {
              if (all == data.get()) {
                list.set(lines);
              }
            })
        .onError(failed)
        .start();
  }

  /** A person agreed to it. */
  public void begin() {
    Deployment server = session.deployment().get();
    if (server == null || running.get()) {
      return;
    }
    boolean all = data.get();
    Cancellation mine = new Cancellation();
    work = mine;
    running.set(true);
    session
        .tasks()
        .run(() -> session.backend().remove(server, all, event -> {}, mine))
        .onSuccess(
            done -> {
              forget();
              gone.run();
            })
        .onError(failed)
        .andFinally(() -> running.set(false))
        .start();
  }
}
