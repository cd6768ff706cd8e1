package org.imagewizard.watch;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LineSink;
import org.imagewizard.docker.LogDecoder;

/**
 * The log of one container, read again and again without losing or doubling a line: it asks from a
 * moment before the last line and passes over what was given already. One thread at a time; the
 * counts may be read from any.
 */
final class ContainerLog {
  private static final int BUFFER = 128 * 1024;

  /**
   * The engine's two writers of a container may be this far apart in time and still have written in
   * the other order.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  private final Engine engine;
  private final String from;
  private final LogSink sink;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong reconnected = new AtomicLong();
  private final StreamPosition out = new StreamPosition();
  private final StreamPosition err = new StreamPosition();
  private boolean readBefore;

  /**
   * @param from since when, as the engine wants it; empty for all
   */
  ContainerLog(Engine engine, String from, LogSink sink) {
    this.engine = engine;
    this.from = from;
    this.sink = sink;
  }

  /**
   * Reads until the stream ends.
   *
   * @param follow goes on until the container ends, and then leaves an unfinished line for the next
   *     time; without it all there is is read and given
   * @param opened gets the stream, to close it from another thread
   * @throws IOException the stream was cut, or closed; what was given stays counted
   */
  void read(Container container, boolean follow, Consumer<InputStream> opened) throws IOException {
    out.again();
    err.again();
    LogDecoder decoder = new LogDecoder(container.tty(), new Lines(container));
    try (InputStream in = engine.logs(container.id(), follow, since())) {
      if (readBefore && follow) {
        reconnected.incrementAndGet();
        sink.reconnected(container.service());
      }
      readBefore = true;
      opened.accept(in);
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
        sink.pause();
      }
    }
    if (!follow) {
      decoder.finish();
      sink.pause();
    }
  }

  LogFollower.Counts counts() {
    return new LogFollower.Counts(received.get(), 0, reconnected.get());
  }

  private String since() {
    String last = out.last().compareTo(err.last()) > 0 ? out.last() : err.last();
    try {
      return last.isEmpty() ? from : Since.later(from, Instant.parse(last).minus(OVERLAP));
    } catch (DateTimeException e) {
      return from;
    }
  }

  private final class Lines implements LineSink {
    private final String service;
    private final String name;

    Lines(Container container) {
      service = container.service();
      name = container.name();
    }

    @Override
    public void line(String stream, String time, String line) {
      if (isNew(stream, time)) {
        // Only this thread writes it, so no locked addition is needed.
        received.setRelease(received.getPlain() + 1);
        sink.line(new LogLine(service, name, stream, time, line));
      }
    }

    @Override
    public void part(String stream, String time, String text) {
      if (isNew(stream, time)) {
        sink.line(new LogLine(service, name, stream, time, text, true));
      }
    }

    private boolean isNew(String stream, String time) {
      return (stream.equals("stderr") ? err : out).isNew(time);
    }
  }
}
