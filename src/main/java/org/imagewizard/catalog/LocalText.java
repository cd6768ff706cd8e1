package org.imagewizard.catalog;

import java.util.Locale;

/** A text that the templates hold in both languages. */
public record LocalText(String en, String fr) {
  public static final LocalText EMPTY = new LocalText("", "");

  public String in(Locale locale) {
    return "fr".equals(locale.getLanguage()) ? fr : en;
  }

  public boolean isEmpty() {
    return en.isEmpty();
  }
}
