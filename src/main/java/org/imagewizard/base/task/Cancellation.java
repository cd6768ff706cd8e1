package org.imagewizard.base.task;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** A wish to stop, passed to work that can be stopped. Thread-safe; cancelled at most once. */
public final class Cancellation {
  private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

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

  /**
   * Waits so long on the calling thread.
   *
   * @throws ProblemException of kind CANCELLED a tenth of a second after a cancel at the latest
   */
  public void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      check();
      LockSupport.parkNanos(Math.min(left, STEP_NS));
    }
    check();
  }
}
