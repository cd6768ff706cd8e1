package org.imagewizard.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Daemon;

/**
 * A fact that several checks wait for, each as long as it likes. It is measured once, on a daemon
 * thread of its own: native code that hangs can't be interrupted, only left behind.
 */
final class Late<T> {
  private final FutureTask<T> task;

  private Late(FutureTask<T> task) {
    this.task = task;
  }

  static <T> Late<T> start(String name, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Daemon.start(name, task);
    return new Late<>(task);
  }

  static <T> Late<T> known(T value) {
    FutureTask<T> task = new FutureTask<>(() -> value);
    task.run();
    return new Late<>(task);
  }

  /**
   * @return empty when it is not known in time
   * @throws ProblemException kind CANCELLED when interrupted; what the work threw
   */
  Optional<T> within(Duration limit) {
    try {
      return Optional.of(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  /** However it ends. */
  void end() {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CancellationException | ExecutionException e) {
      // Who waited for it has heard why.
      return;
    }
  }

  /** Interrupts the work if it still runs. */
  void stop() {
    task.cancel(true);
  }
}
