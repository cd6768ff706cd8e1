package org.imagewizard.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.machine.LostCards;

/**
 * Looks whether the containers of a server still have their cards: once a minute, for each look
 * runs a command in every one of them, and at once when one was started anew. Thread-safe.
 */
final class CardWatch {
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Clock clock;
  private Set<String> looked = Set.of();
  private Set<String> lost = Set.of();
  private Instant last = Instant.EPOCH;

  CardWatch(Clock clock) {
    this.clock = clock;
  }

  /** Services that have lost a card, by name, sorted. */
  synchronized Set<String> lost(Engine engine, List<Container> containers) {
    Set<String> asked =
        LostCards.asked(containers).stream()
            .map(one -> one.id() + " " + one.startedAt())
            .collect(Collectors.toSet());
    boolean due = clock.instant().isAfter(last.plus(BETWEEN));
    if (due || !asked.equals(looked)) {
      lost =
          LostCards.among(engine, containers).stream()
              .map(one -> one.container().service())
              .collect(Collectors.toCollection(TreeSet::new));
      looked = asked;
      last = clock.instant();
    }
    return lost;
  }
}
