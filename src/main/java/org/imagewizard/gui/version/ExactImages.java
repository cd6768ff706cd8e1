package org.imagewizard.gui.version;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.jspecify.annotations.Nullable;

/** Whether the folder names its images by digest, and which those are for the plan of now. */
public final class ExactImages {
  private final Session session;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<LockFile>> lock =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private Optional<DeploymentPlan> asked = Optional.empty();
  private Cancellation asking = new Cancellation();

  ExactImages(Session session) {
    this.session = session;
    lock.set(session.draft().lock());
    on.set(lock.get().isPresent());
  }

  public BooleanProperty on() {
    return on;
  }

  /** The images that the tags name now; empty while they are not known, and when it is off. */
  public ReadOnlyObjectProperty<Optional<LockFile>> lock() {
    return lock;
  }

  /** Why there are none; null when there is nothing to say. */
  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem;
  }

  /** Whether nothing is left to wait for. */
  boolean ready() {
    return !on.get() || lock.get().isPresent();
  }

  /** Looks again at the next {@link #follow}. */
  void forget() {
    asked = Optional.empty();
  }

  /** Asks for the images of a plan, unless it is the one that was asked about. */
  void follow(DeploymentPlan plan) {
    if (!on.get()) {
      asking.cancel();
      forget();
      lock.set(Optional.empty());
      problem.set(null);
    } else if (asked.filter(plan::equals).isEmpty()) {
      asking.cancel();
      asked = Optional.of(plan);
      ask(plan);
    }
  }

  private void ask(DeploymentPlan plan) {
    Cancellation mine = new Cancellation();
    asking = mine;
    Optional<LockFile> before = session.draft().lock();
    lock.set(Optional.empty());
    problem.set(null);
    session
        .tasks()
        .run(() -> session.backend().lock(plan, before, mine))
        .onSuccess(
            found -> {
              if (asking == mine) {
                lock.set(Optional.of(found));
              }
            })
        .onError(
            met -> {
              if (asking == mine) {
                problem.set(met);
              }
            })
        .start();
  }
}
