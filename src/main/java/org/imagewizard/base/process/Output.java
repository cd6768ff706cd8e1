package org.imagewizard.base.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What both streams of one process said: the last lines, when the last one came. Thread-safe. */
final class Output {
  private static final int KEPT = 30;

  private final LineListener listener;
  private final Deque<String> last = new ArrayDeque<>();
  private long lastLineNanos = System.nanoTime();
  private Optional<RuntimeException> failure = Optional.empty();

  Output(LineListener listener) {
    this.listener = listener;
  }

  /** Reads to the end of the stream; a broken pipe is an end too. */
  void drain(BufferedReader reader) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      // The process is gone, killed perhaps: its exit code says more than the pipe can.
    }
  }

  private synchronized void add(String line) {
    lastLineNanos = System.nanoTime();
    last.addLast(line);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
    if (failure.isPresent()) {
      return;
    }
    try {
      listener.line(line);
    } catch (RuntimeException e) {
      // A listener that fails must not stop the draining: a full pipe would hang the process.
      failure = Optional.of(e);
    }
  }

  synchronized long silentNanos() {
    return System.nanoTime() - lastLineNanos;
  }

  synchronized List<String> lastLines() {
    return new ArrayList<>(last);
  }

  /** Throws what the listener threw, if it did. */
  synchronized void rethrow() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
