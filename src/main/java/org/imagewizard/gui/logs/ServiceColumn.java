package org.imagewizard.gui.logs;

/** The names in a log: a column as wide as the longest one, as far as the lines can spare it. */
final class ServiceColumn {
  /** How wide a letter of JetBrains Mono is, in ems. */
  static final double LETTER_EMS = 0.6;

  /** What a column of names has in any window, and what part of the line it has at most. */
  private static final int LEAST = 14;

  private static final double MOST = 0.4;

  private ServiceColumn() {}

  /**
   * @param longest letters of the longest name
   * @param line letters that a whole line holds
   */
  static int letters(int longest, double line) {
    return Math.min(longest, Math.max(LEAST, (int) (line * MOST)));
  }

  /** The name, or its two ends: services are told apart by their first and their last word. */
  static String fit(String name, int letters) {
    if (name.length() <= letters) {
      return name;
    }
    int tail = (letters - 1) / 2;
    return name.substring(0, letters - 1 - tail) + "…" + name.substring(name.length() - tail);
  }
}
