package org.imagewizard.gui.version;

import java.nio.file.Path;
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
import org.imagewizard.wizard.Draft;
import org.jspecify.annotations.Nullable;

/** Whether the folder names its images by digest, and which those are for the plan of now. */
public final class ExactImages {
  private final Session session;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<LockFile>> lock =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<Chosen>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<DeploymentPlan> asked = Optional.empty();
  private boolean followed;
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

  /** Images that a file names; they stand in for what tags name now. */
  public record Chosen(Path file, LockFile lock) {}

  public ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
    return chosen;
  }

  /** Takes exactly the images of a lock.yaml; what cannot be read changes nothing. */
  public void choose(Path file) {
    session
        .tasks()
        .run(() -> LockFile.read(file))
        .onSuccess(
            read -> {
              forget();
              // Whoever listens follows the plan anew.
              on.set(false);
              chosen.set(Optional.of(new Chosen(file, read)));
              on.set(true);
            })
        .onError(problem::set)
        .start();
  }

  /** The draft with these images, and with the file that names them. */
  Draft kept(Draft draft) {
    Optional<LockFile> known = lock.get();
    return chosen.get().isPresent() && known.isPresent()
        ? draft.withLock(known.get(), chosen.get().get().file())
        : draft.withLock(known);
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
      if (followed) {
        followed = false;
        asking.cancel();
        forget();
        chosen.set(Optional.empty());
        lock.set(Optional.empty());
        problem.set(null);
      }
      return;
    }
    followed = true;
    if (asked.filter(plan::equals).isEmpty()) {
      asking.cancel();
      asked = Optional.of(plan);
      ask(plan);
    }
  }

  private LockFile fitting(LockFile lock, DeploymentPlan plan) {
    session.backend().checkLock(lock, plan);
    return lock;
  }

  private LockFile named(DeploymentPlan plan, Optional<LockFile> before, Cancellation mine) {
    return session.backend().lock(plan, before, mine);
  }

  private void ask(DeploymentPlan plan) {
    Cancellation mine = new Cancellation();
    asking = mine;
    Optional<LockFile> before = session.draft().lock();
    lock.set(Optional.empty());
    problem.set(null);
    Optional<LockFile> given = chosen.get().map(Chosen::lock);
    session
        .tasks()
        .run(() -> given.isPresent() ? fitting(given.get(), plan) : named(plan, before, mine))
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
