package org.imagewizard.catalog;

import java.util.Locale;

/** A text that a test makes up, in the two languages that tests look at. */
public final class TwoWords {
  private TwoWords() {}

  public static LocalText of(String english, String french) {
    return LocalText.of(language -> language.equals(Locale.FRENCH) ? french : english);
  }
}
