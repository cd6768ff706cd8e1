package org.imagewizard.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.text.Phrase;

/**
 * One image on its way into the engine. There is no limit on the whole time, only on silence: a
 * slow network may take hours, a stalled one is given up.
 */
final class Transfer {
  /** Checksums and unpacking of a layer of many gigabytes on a slow disk report nothing. */
  private static final Duration STALLED_LOCALLY = Duration.ofMinutes(15);

  private final PullProgress progress;
  private final Engine.PullListener listener;
  private final Duration stalled;
  private volatile long lastNanos = System.nanoTime();
  private volatile boolean local;

  /**
   * @param failure the sentence for a failure, without its end
   */
  Transfer(Phrase failure, Engine.PullListener listener) {
    this(failure, listener, listener.patience());
  }

  Transfer(Phrase failure, Engine.PullListener listener, Duration stalled) {
    this.progress = new PullProgress(failure);
    this.listener = listener;
    this.stalled = stalled;
  }

  /** Reads the stream to its end and closes it; returns the last status, which may be an id. */
  String run(InputStream stream, String reference, Cancellation cancellation) {
    FutureTask<String> reader = new FutureTask<>(() -> read(stream));
    try (stream) {
      Daemon.start("pull " + reference, reader);
      while (true) {
        cancellation.check();
        try {
          return reader.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          giveUpWhenStalled(reference);
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException refused
          && refused.problem().kind() == Problem.Kind.OUTCOME
          && refused.problem().id().equals(EngineHttp.REFUSED)) {
        throw progress.failed(refused.problem().evidence().getLast());
      }
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw broken(reference, e);
    } catch (IOException e) {
      // Only from closing what was read to its end, or is given up.
      throw broken(reference, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }

  private String read(InputStream stream) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    long received = -1;
    long total = -1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      lastNanos = System.nanoTime();
      progress.line(line);
      local = progress.downloaded();
      if (progress.received() != received || progress.total() != total) {
        received = progress.received();
        total = progress.total();
        progress.tell(listener);
        listener.bytes(received, total);
      }
    }
    return progress.lastStatus();
  }

  private void giveUpWhenStalled(String reference) {
    Duration limit = local ? STALLED_LOCALLY : stalled;
    if (System.nanoTime() - lastNanos > limit.toNanos()) {
      throw new ProblemException(
          Problem.outcome(
              "pull.stalled",
              Sentence.of("pull.stalled", reference, limit.toSeconds()),
              List.of("pull " + reference),
              Sentence.of("pull.stalled.advice")));
    }
  }

  private static ProblemException broken(String reference, Throwable cause) {
    return new ProblemException(
        Problem.engine(
            "engine.lost",
            Sentence.of("pull.hung-up", reference),
            List.of(String.valueOf(cause.getMessage()))),
        cause);
  }
}
