package org.imagewizard.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** Waits for what others finish. */
final class Waiting {
  private Waiting() {}

  /**
   * @return empty when the limit passes first
   * @throws ProblemException kind CANCELLED when interrupted; what the work threw
   */
  static <T> Optional<T> forResult(CompletableFuture<T> work, Duration limit) {
    try {
      return Optional.of(work.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
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
  static void forEnd(CompletableFuture<?> work) {
    work.handle((value, failure) -> true).join();
  }
}
