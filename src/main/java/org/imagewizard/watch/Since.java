package org.imagewizard.watch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** The time from which logs are read, as the engine wants it. */
final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");

  private Since() {}

  /**
   * @param text 10m, 2h, 1d, seconds since the epoch, or RFC 3339; empty for all
   * @return seconds since the epoch with nanoseconds; empty for all
   * @throws ProblemException kind INPUT
   */
  static String parse(String text, Instant now) {
    String word = text.strip();
    if (word.isEmpty() || SECONDS.matcher(word).matches()) {
      return word;
    }
    Matcher ago = AGO.matcher(word.toLowerCase(Locale.ROOT));
    if (ago.matches()) {
      return of(now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2))));
    }
    try {
      return of(Instant.parse(word));
    } catch (DateTimeException e) {
      throw new ProblemException(Problem.input("logs.since", Sentence.of("logs.since", text)), e);
    }
  }

  static String of(Instant instant) {
    return "%d.%09d".formatted(instant.getEpochSecond(), instant.getNano());
  }

  /** The later of a time as the engine wants it (empty for the beginning) and an instant. */
  static String later(String since, Instant instant) {
    String other = of(instant);
    return since.isEmpty() || new BigDecimal(since).compareTo(new BigDecimal(other)) < 0
        ? other
        : since;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
