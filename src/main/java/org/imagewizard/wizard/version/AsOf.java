package org.imagewizard.wizard.version;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A moment at which a server is taken: of each image the newest build at or before it.
 *
 * @param name as it was written
 */
public record AsOf(String name, Instant moment) {
  /**
   * A day, which counts to its end in UTC, or a build's own time stamp; empty when it is neither.
   */
  public static Optional<AsOf> parse(String text) {
    String word = text.strip();
    Optional<Instant> stamp = ImageTag.of(word).time();
    if (stamp.isPresent()) {
      return Optional.of(new AsOf(word, stamp.get()));
    }
    try {
      Instant end =
          LocalDate.parse(word).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
      return Optional.of(new AsOf(word, end));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
