package org.imagewizard.deploy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.imagewizard.base.progress.Progress;

/**
 * The bytes of all images together, layers that several of them share counted once. Thread-safe.
 *
 * <p>The rate is that of the last half minute or so: an average over the whole time would go on
 * promising what a faster hour brought.
 */
final class Download {
  private static final long TELL_EVERY_NS = Duration.ofMillis(500).toNanos();
  private static final double MEMORY_SECONDS = 20;

  private final LongSupplier nanos;
  private final Map<String, long[]> layers = new HashMap<>();
  private long received;
  private long total;
  private long lastTold;
  private long receivedThen;
  private double rate;

  Download() {
    this(System::nanoTime);
  }

  Download(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastTold = nanos.getAsLong();
  }

  synchronized void layer(String id, long layerReceived, long layerTotal) {
    long[] known = layers.computeIfAbsent(id, name -> new long[2]);
    // Two images report the same layer; the one that lags behind must not take bytes back.
    long more = Math.max(known[0], layerReceived);
    long whole = Math.max(known[1], layerTotal);
    received += more - known[0];
    total += whole - known[1];
    known[0] = more;
    known[1] = whole;
  }

  /** An event when there is something to tell; not every time. */
  synchronized Optional<Progress.Download> tell() {
    long now = nanos.getAsLong();
    double seconds = (now - lastTold) / 1e9;
    if (now - lastTold < TELL_EVERY_NS) {
      return Optional.empty();
    }
    double latest = (received - receivedThen) / seconds;
    double weight = rate == 0 ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
    rate += (latest - rate) * weight;
    lastTold = now;
    receivedThen = received;
    long left = rate < 1 ? -1 : Math.round((total - received) / rate);
    return Optional.of(new Progress.Download(received, total, Math.round(rate), left));
  }
}
