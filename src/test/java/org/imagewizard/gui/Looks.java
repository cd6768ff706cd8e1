package org.imagewizard.gui;

import java.util.Locale;
import org.imagewizard.base.text.Messages;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Look.Theme;

/**
 * How a window looks to one person.
 *
 * @param pseudo longer words with marks above and below, in place of those of the language
 */
record Looks(Theme theme, Locale locale, int percent, boolean pseudo) {
  static Looks of(Theme theme, Locale locale, int percent) {
    return new Looks(theme, locale, percent, false);
  }

  Looks longer() {
    return new Looks(theme, locale, percent, true);
  }

  Messages words() {
    Messages plain = new Texts(locale).messages().get();
    return pseudo ? plain.changed(Pseudo::of) : plain;
  }

  @Override
  public String toString() {
    String language = pseudo ? "pseudo" : locale.getLanguage();
    return theme.name().toLowerCase(Locale.ROOT) + " " + language + " " + percent + " %";
  }
}
