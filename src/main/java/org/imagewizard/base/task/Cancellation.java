package org.imagewizard.base.task;

import java.util.concurrent.CopyOnWriteArrayList;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** A wish to stop, passed to work that can be stopped. Thread-safe; cancelled at most once. */
public final class Cancellation {
  private final CopyOnWriteArrayList<Runnable> actions = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      actions.forEach(Runnable::run);
      actions.clear();
    }
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs {@code action} on cancel, at once when it already happened: close a socket, end a process.
   */
  public void onCancel(Runnable action) {
    actions.add(action);
    if (cancelled && actions.remove(action)) {
      action.run();
    }
  }

  /**
   * @throws ProblemException of kind CANCELLED when cancelled
   */
  public void check() {
    if (cancelled) {
      throw new ProblemException(Problem.cancelled());
    }
  }
}
