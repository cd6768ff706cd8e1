package org.imagewizard.cli.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Stamps of the engine as a time of day here. Lines come by the thousand a second, so the last
 * second is remembered. Not thread-safe.
 */
final class Clock {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Up to the seconds, as in 2006-01-02T15:04:05. */
  private static final int SECONDS = 19;

  private String second = "";
  private String zone = "";
  private String shown = "";

  /** The stamp itself when it is none. */
  String of(String stamp) {
    int length = stamp.length();
    if (length > SECONDS
        && stamp.regionMatches(0, second, 0, SECONDS)
        && stamp.charAt(length - 1) == 'Z'
        && zone.equals("Z")) {
      return shown;
    }
    try {
      shown = TIME.format(Instant.parse(stamp).atZone(ZoneId.systemDefault()));
      second = stamp.substring(0, SECONDS);
      zone = stamp.substring(length - 1);
      return shown;
    } catch (DateTimeException e) {
      return stamp;
    }
  }
}
