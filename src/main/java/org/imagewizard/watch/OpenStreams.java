package org.imagewizard.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** The streams that readers wait on, to wake them all at once. Thread-safe. */
final class OpenStreams {
  /** Weak, because a stream that was read to its end is of no interest any more. */
  private final Set<InputStream> open = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean closed;

  /** Closes the stream at once when it comes too late. */
  synchronized void add(InputStream stream) {
    if (closed) {
      close(stream);
    } else {
      open.add(stream);
    }
  }

  synchronized void close() {
    closed = true;
    open.forEach(OpenStreams::close);
    open.clear();
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // Closing is only how a blocked read is woken; there is nothing to lose.
    }
  }
}
