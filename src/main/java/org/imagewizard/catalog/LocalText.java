package org.imagewizard.catalog;

import java.util.Locale;
import org.imagewizard.base.text.Spoken;

/** A text that the templates hold in both languages. */
public record LocalText(String en, String fr) implements Spoken {
  public static final LocalText EMPTY = new LocalText("", "");

  @Override
  public String in(Locale locale) {
    return "fr".equals(locale.getLanguage()) ? fr : en;
  }

  public boolean isEmpty() {
    return en.isEmpty();
  }
}
