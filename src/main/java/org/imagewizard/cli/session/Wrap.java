package org.imagewizard.cli.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines of at most 80 columns, as a Braille display and a screen reader follow it:
 * at blanks only. A single word that is longer, a path for example, stays whole on its line.
 */
public final class Wrap {
  public static final int WIDTH = 80;

  /** Stands for a blank that must not be broken; printed as a blank. */
  private static final char KEPT = '\u00a0';

  private Wrap() {}

  /** The text in one piece: its blanks are no places to break. */
  public static String keep(Object text) {
    return text.toString().replace(' ', KEPT);
  }

  /** Leading blanks are kept, and later lines begin with them too. */
  public static List<String> lines(String text) {
    String body = text.stripLeading();
    return lines(body, " ".repeat(text.length() - body.length()), 0);
  }

  /**
   * @param hang how many more columns every line but the first is moved in
   */
  public static List<String> lines(String text, String indent, int hang) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean fresh = true;
    for (String word : text.split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        lines.add(finish(line));
        line = new StringBuilder(indent).append(" ".repeat(hang));
        fresh = true;
      }
      if (!fresh) {
        line.append(' ');
      }
      line.append(word);
      fresh = false;
    }
    lines.add(finish(line));
    return lines;
  }

  /** As it is printed: a blank that must not be broken is a blank. */
  static String printed(String text) {
    return text.replace(KEPT, ' ');
  }

  private static String finish(StringBuilder line) {
    return printed(line.toString()).stripTrailing();
  }
}
