package org.imagewizard.gui;

import java.util.List;
import java.util.Locale;
import org.imagewizard.gui.theme.Look.Theme;
import org.junit.jupiter.api.Test;

/**
 * Draws every page in every look, to be opened and criticised: {@code mvn -q -DskipITs
 * -Dtest=ContactSheet test} writes target/pictures/sheet. Give {@code -Dlooks=light-en-100} for
 * some only. Not part of the build.
 */
class ContactSheet {
  @Test
  void drawsEveryPageInEveryLook() {
    String wanted = System.getProperty("looks", "");
    List<String> stops =
        System.getProperty("stops", "").isEmpty()
            ? Tour.STOPS
            : List.of(System.getProperty("stops", "").split(","));
    Tour tour = Tour.open();
    Driver driver = tour.driver();
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST)) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        for (int percent : List.of(100, 200)) {
          String look =
              String.join("-", theme.name().toLowerCase(), locale.getLanguage(), "" + percent);
          if (look.contains(wanted)) {
            tour.look(theme, locale, percent);
            tour.go(stops, stop -> driver.picture("sheet/" + look + "-" + stop));
          }
        }
      }
    }
    driver.close();
  }
}
