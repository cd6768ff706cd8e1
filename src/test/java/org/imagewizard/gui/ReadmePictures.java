package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.gui.theme.Look.Theme;
import org.junit.jupiter.api.Test;

/**
 * Draws the README's pictures again, which nobody edits by hand: {@code mvn -q -DskipITs
 * -Dtest=ReadmePictures test} writes assets/pictures. Not part of the build.
 */
class ReadmePictures {
  static final Path FOLDER = Path.of("assets/pictures");

  /** What each shows: a stop of the tour. */
  static final Map<String, String> STOPS =
      Map.of(
          "02-check", "check",
          "03-services", "services",
          "03b-frontier", "cards",
          "08-starting", "start",
          "09-dashboard", "dashboard",
          "10-log", "log");

  @Test
  void drawsThem() {
    Tour tour = Tour.open();
    tour.go(
        Tour.STOPS.subList(0, Tour.STOPS.indexOf("11-help")),
        stop -> {
          if (STOPS.containsKey(stop)) {
            boolean dark = List.of("03-services", "10-log").contains(stop);
            tour.look(dark ? Theme.DARK : Theme.LIGHT, Locale.ENGLISH, 100);
            tour.driver().picture(FOLDER.resolve(STOPS.get(stop) + ".png"));
            tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
          }
        });
    tour.driver().close();
  }
}
