package org.imagewizard.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Daemon;

/**
 * A limit that a hanging socket cannot exceed: the work runs on a thread of its own, which is left
 * behind when the time is over. The transport has no read time-out for unix sockets.
 */
final class Limit {
  private Limit() {}

  /**
   * @throws TimeoutException when the work is not done in time
   * @throws ProblemException kind CANCELLED when interrupted; what the work throws otherwise
   */
  static <T> T within(Duration limit, Callable<T> work) throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    Daemon.start("engine request", task);
    return result(() -> task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * For work that has a limit of its own.
   *
   * @throws ProblemException kind CANCELLED when interrupted; what the work throws otherwise
   */
  static <T> T await(FutureTask<T> task) {
    try {
      return result(task::get);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Waiting<T> {
    T get() throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static <T> T result(Waiting<T> waiting) throws TimeoutException {
    try {
      return waiting.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }
}
