package org.imagewizard.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the time stamp at the beginning of a piece of log: RFC 3339 with nanoseconds, then one
 * blank. Bytes that turn out to be none are handed back.
 */
final class Stamp {
  private static final int LONGEST = 40;
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  /** The length that the engine's own stamps have, in UTC with nine digits. */
  static final int FIXED = "2006-01-02T15:04:05.000000000Z".length();

  private final byte[] bytes = new byte[LONGEST];
  private int length;

  enum Verdict {
    MORE,
    STAMP,
    NONE
  }

  /**
   * Whether a stamp of the engine's fixed shape and its blank stand here: what {@link #add} would
   * find out byte by byte.
   */
  static boolean isWhole(byte[] buffer, int offset, int length) {
    if (length <= FIXED || buffer[offset + FIXED] != ' ' || buffer[offset + FIXED - 1] != 'Z') {
      return false;
    }
    for (int i = 0; i < FIXED - 1; i++) {
      if (!fits(i, buffer[offset + i])) {
        return false;
      }
    }
    return true;
  }

  Verdict add(byte value) {
    bytes[length++] = value;
    if (value == ' ') {
      return length > SHAPE.length() + 1 && zoned() ? Verdict.STAMP : Verdict.NONE;
    }
    return fits(length - 1, value) && length < LONGEST ? Verdict.MORE : Verdict.NONE;
  }

  /** The stamp without its blank; valid after STAMP. */
  String text() {
    return new String(bytes, 0, length - 1, StandardCharsets.US_ASCII);
  }

  /** What was collected so far, to be treated as text after all. */
  byte[] taken() {
    return Arrays.copyOf(bytes, length);
  }

  void clear() {
    length = 0;
  }

  private static boolean fits(int at, byte value) {
    boolean digit = value >= '0' && value <= '9';
    if (at >= SHAPE.length()) {
      return digit || value == '.' || value == 'Z' || value == '+' || value == '-' || value == ':';
    }
    char wanted = SHAPE.charAt(at);
    return wanted == 'd' ? digit : value == wanted;
  }

  /** Ends in Z or in an offset such as +02:00. */
  private boolean zoned() {
    int end = length - 2;
    return bytes[end] == 'Z' || (bytes[end - 2] == ':' && "+-".indexOf(bytes[end - 5]) >= 0);
  }
}
