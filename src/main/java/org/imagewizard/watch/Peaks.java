package org.imagewizard.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.catalog.Measured;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.Usage;

/**
 * The most that services were seen to take. A reading counts only where it may stand in for an
 * estimate: the service was up at this look and at the one before, and worked in between. What is
 * held while it starts, or while nobody asks it anything, says nothing about what a request takes:
 * models are loaded by the first. Not thread-safe.
 */
final class Peaks {
  /** Less than so much of a processor between two looks is a health check. */
  private static final double WORK_PERCENT = 5;

  private static final long WORK_NANOS = Duration.ofMillis(100).toNanos();

  /** How long a service without a health check is taken to be starting. */
  private static final Duration START = Duration.ofMinutes(1);

  /** An image of so small a part of the known size is another one under the same name. */
  private static final long PART = 4;

  /** The label of images that stand in for real ones starts so. */
  private static final String OURS = "org.imagewizard.";

  private static final long MEBI = 1024 * 1024;

  private final Clock clock;
  private final Map<String, Boolean> genuine = new HashMap<>();
  private final Set<String> up = new HashSet<>();
  private final Map<String, Measured> peaks = new HashMap<>();
  private final Set<String> raised = new HashSet<>();

  /**
   * One container at one look.
   *
   * @param tag that its service is planned to run
   * @param imageMiB unpacked size that is known of its image; 0 for none
   * @param onProcessor whether it is planned there
   */
  record Look(
      Container container,
      String tag,
      long imageMiB,
      boolean onProcessor,
      Optional<CardUse.Held> held,
      Optional<Usage> before,
      Optional<Usage> now) {}

  Peaks(Clock clock) {
    this.clock = clock;
  }

  void see(Engine engine, Look look) {
    Container container = look.container();
    boolean wasUp = up.contains(container.id());
    boolean isUp = isUp(container);
    if (isUp) {
      up.add(container.id());
    } else {
      up.remove(container.id());
    }
    if (wasUp && isUp && worked(look) && isGenuine(engine, look)) {
      reading(look).ifPresent(this::raise);
    }
  }

  /** What rose since this was asked before. */
  List<Measured> takeRaised() {
    List<Measured> result = raised.stream().sorted().map(peaks::get).toList();
    raised.clear();
    return result;
  }

  private void raise(Measured reading) {
    String key = String.join("\n", reading.service(), reading.tag(), reading.gpuModel());
    Measured known = peaks.get(key);
    if (known == null || !known.covers(reading)) {
      peaks.put(key, known == null ? reading : known.peakWith(reading));
      raised.add(key);
    }
  }

  private boolean isUp(Container container) {
    if (!container.running() || !container.health().equals("none")) {
      return container.running() && container.health().equals("healthy");
    }
    try {
      return Instant.parse(container.startedAt()).plus(START).isBefore(clock.instant());
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean worked(Look look) {
    if (look.before().isEmpty() || look.now().isEmpty()) {
      return false;
    }
    Usage before = look.before().get();
    Usage now = look.now().get();
    return now.cpuNanos() - before.cpuNanos() >= WORK_NANOS
        && now.cpuPercentSince(before) >= WORK_PERCENT;
  }

  /** Whether a registry gave it, nothing says that it stands in for another, and it is as large. */
  private boolean isGenuine(Engine engine, Look look) {
    return genuine.computeIfAbsent(
        look.container().imageId(),
        id ->
            engine
                .image(id)
                .filter(image -> !image.digests().isEmpty())
                .filter(image -> image.labels().keySet().stream().noneMatch(Peaks::isOurs))
                .filter(image -> PART * image.bytes() / MEBI >= look.imageMiB())
                .isPresent());
  }

  private static boolean isOurs(String label) {
    return label.startsWith(OURS);
  }

  /** Empty where it is not known which card it was on, or whether it was on one. */
  private Optional<Measured> reading(Look look) {
    long ram = look.now().map(Usage::memoryMiB).orElse(0L);
    Measured onProcessor =
        new Measured(look.container().service(), look.tag(), "", 0, ram, clock.instant());
    if (look.held().isEmpty()) {
      return look.onProcessor() ? Optional.of(onProcessor) : Optional.empty();
    }
    CardUse.Held held = look.held().get();
    return held.cards().size() == 1 && !look.onProcessor()
        ? Optional.of(
            new Measured(
                look.container().service(),
                look.tag(),
                held.cards().iterator().next(),
                held.mib(),
                ram,
                clock.instant()))
        : Optional.empty();
  }
}
