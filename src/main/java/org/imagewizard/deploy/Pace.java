package org.imagewizard.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When a service that does not answer yet is asked again: ten times in a second at first, and the
 * more seldom the longer it takes, down to once. An engine with forty services that load their
 * models for minutes has better things to do than to answer hundreds of questions in a second.
 */
final class Pace {
  private static final long FIRST_NS = Duration.ofMillis(100).toNanos();
  private static final long LAST_NS = Duration.ofSeconds(1).toNanos();

  /** No wait is made longer by more than a twentieth. */
  private static final int SHARE = 20;

  private record Asked(long first, long last) {}

  private final LongSupplier nanos;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  Pace() {
    this(System::nanoTime);
  }

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether it is to be asked now; it counts as asked from here on. */
  boolean isDue(String service) {
    long now = nanos.getAsLong();
    Asked before = asked.get(service);
    if (before != null && now - before.last() < pause(now - before.first())) {
      return false;
    }
    asked.put(service, new Asked(before == null ? now : before.first(), now));
    return true;
  }

  private static long pause(long waited) {
    return Math.clamp(waited / SHARE, FIRST_NS, LAST_NS);
  }
}
