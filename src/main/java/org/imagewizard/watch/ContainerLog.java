package org.imagewizard.watch;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LogDecoder;

/**
 * The log of one container, read again and again without losing or doubling a line: it remembers
 * the time of the last line, asks from there (the engine includes that instant), and skips as many
 * lines of that very instant as it has already given. One thread at a time.
 */
final class ContainerLog {
  private static final int BUFFER = 64 * 1024;

  private final Engine engine;
  private final Consumer<LogLine> lines;
  private final Cancellation cancellation;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong reconnected = new AtomicLong();
  private String since;
  private Instant last = Instant.MIN;
  private int givenAtLast;
  private int toSkip;

  ContainerLog(Engine engine, String since, Consumer<LogLine> lines, Cancellation cancellation) {
    this.engine = engine;
    this.since = since;
    this.lines = lines;
    this.cancellation = cancellation;
  }

  /** Reads until the stream ends: at the container's end, at a cut, or on cancel. */
  void read(Container container, boolean follow) throws IOException {
    toSkip = givenAtLast;
    LogDecoder decoder =
        new LogDecoder(
            container.tty(), (stream, time, line) -> give(container, stream, time, line));
    try (InputStream in = engine.logs(container.id(), follow, since)) {
      cancellation.onCancel(() -> close(in));
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
      }
      decoder.finish();
    }
  }

  void countReconnect() {
    reconnected.incrementAndGet();
  }

  LogFollower.Counts counts() {
    return new LogFollower.Counts(received.get(), 0, reconnected.get());
  }

  private void give(Container container, String stream, String time, String line) {
    Instant at = instant(time);
    if (at.equals(last) && toSkip > 0) {
      toSkip--;
      return;
    }
    if (at.isAfter(last)) {
      last = at;
      givenAtLast = 0;
      toSkip = 0;
      since = Since.of(at);
    }
    givenAtLast++;
    received.incrementAndGet();
    lines.accept(new LogLine(container.service(), container.name(), stream, time, line));
  }

  private Instant instant(String time) {
    try {
      return time.isEmpty() ? last : Instant.parse(time);
    } catch (DateTimeException e) {
      return last;
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // Closing is only how a blocked read is woken; there is nothing to lose.
    }
  }
}
