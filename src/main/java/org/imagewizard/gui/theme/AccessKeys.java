package org.imagewizard.gui.theme;

import java.util.Locale;

/** Which letter of a button's words presses it, together with Alt. */
public final class AccessKeys {
  private AccessKeys() {}

  /**
   * The text with the mark that JavaFX underlines, before its first letter that is not taken.
   *
   * @param taken letters of other buttons, in lower case; without a free letter there is no mark
   */
  public static String mark(String text, String taken) {
    if (text.isEmpty()) {
      return " "; // JavaFX fails to lay out an empty text where a marked one was before.
    }
    String plain = text.replace("_", "__");
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      boolean latin = letter < 128 && Character.isLetter(letter);
      if (latin && taken.indexOf(Character.toLowerCase(letter)) < 0) {
        return plain.substring(0, i) + "_" + plain.substring(i);
      }
    }
    return plain;
  }

  /** The letter that {@code marked} is pressed with, in lower case; empty without one. */
  public static String letter(String marked) {
    String text = marked.replace("__", "");
    int at = text.indexOf('_');
    return at < 0 || at + 1 == text.length()
        ? ""
        : text.substring(at + 1, at + 2).toLowerCase(Locale.ROOT);
  }
}
