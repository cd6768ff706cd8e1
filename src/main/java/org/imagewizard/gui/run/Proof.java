package org.imagewizard.gui.run;

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
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.gui.shell.Session;
import org.jspecify.annotations.Nullable;

/** What came back from the last test of the server. On the window's thread. */
final class Proof {
  private final Session session;
  private final ObjectProperty<@Nullable SmokeResult> result = new SimpleObjectProperty<>();
  private final BooleanProperty asking = new SimpleBooleanProperty();

  Proof(Session session) {
    this.session = session;
  }

  /** Null before there is an answer. */
  ReadOnlyObjectProperty<@Nullable SmokeResult> result() {
    return result;
  }

  /** Whether a request is on its way now. */
  ReadOnlyBooleanProperty asking() {
    return asking;
  }

  void forget() {
    result.set(null);
  }

  /** Asks the server that is shown, if there is one. */
  void ask(Consumer<Problem> failed, Runnable then) {
    Deployment now = session.deployment().get();
    if (now != null) {
      forget();
      asking.set(true);
      session
          .tasks()
          .run(() -> session.backend().smoke(now, new Cancellation()))
          .onSuccess(result::set)
          .onError(failed)
          .andFinally(
              () -> {
                asking.set(false);
                then.run();
              })
          .start();
    }
  }
}
