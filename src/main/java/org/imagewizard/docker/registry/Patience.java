package org.imagewizard.docker.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;

/** Waits as long as a busy registry asks for, within reason; a cancellation ends it at once. */
final class Patience {
  /** A registry that asks for an hour is not waited for. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final Cancellation cancellation;

  Patience(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /**
   * @param retryAfter the header: seconds, or a date; without one each wait doubles
   * @param attempt counts from 1
   */
  void await(String retryAfter, int attempt) {
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    try {
      Duration wait = duration(retryAfter, attempt, Instant.now());
      if (cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProblemException(Problem.cancelled());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }

  static Duration duration(String retryAfter, int attempt, Instant now) {
    Duration wait = Duration.ofMillis(250L << attempt);
    if (retryAfter.matches("\\d{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(retryAfter));
    } else if (!retryAfter.isEmpty()) {
      try {
        Instant until =
            ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        wait = Duration.between(now, until);
      } catch (DateTimeParseException e) {
        // Neither form: our own wait.
        return wait;
      }
    }
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
