package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import org.imagewizard.base.text.Messages;
import org.imagewizard.gui.theme.Look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page and state of it, in every language, size and theme: what fails here fails people. */
class EveryPageTest {
  private final List<String> faults = new ArrayList<>();
  private final Tour tour = Tour.open();
  private final Driver driver = tour.driver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void nothingIsCutUnnamedOrTooSmallAtAnySize() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      for (int percent : List.of(locale == Locale.ENGLISH ? 80 : 100, 200)) {
        tour.look(Theme.LIGHT, locale, percent);
        inspect(locale.getLanguage() + " " + percent + " %");
      }
      driver.size(900, 640, 100);
      inspect(locale.getLanguage() + " 900 x 640");
      driver.size(1180, 780, 100);
    }
    assertThat(faults).isEmpty();
  }

  /** Longer words with marks above and below, as other languages have. */
  @Test
  void longerWordsFitToo() {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    Messages english = driver.wizard().session().texts().messages().get();
    Driver.onWindow(
        () -> {
          driver.wizard().session().texts().use(english.changed(Pseudo::of));
          return true;
        });
    inspect("pseudo");
    assertThat(driver.text("#page-title")).contains("Ý");
    assertThat(faults).isEmpty();
  }

  @Test
  void everyControlIsReachedByTabAndNoneHoldsTheFocus() {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    tour.go(Tour.STOPS, stop -> Driver.onWindow(() -> tabThrough(stop)));
    assertThat(faults).isEmpty();
  }

  private boolean tabThrough(String stop) {
    Set<Node> seen = new HashSet<>();
    Set<String> reached = new TreeSet<>();
    Node at = driver.scene().getFocusOwner();
    while (at != null && seen.add(at)) {
      if (at.getId() != null) {
        reached.add(at.getId());
      }
      at.requestFocusTraversal(TraversalDirection.NEXT);
      Node next = driver.scene().getFocusOwner();
      if (next == at) {
        faults.add(stop + ": the focus stays on " + at);
        return false;
      }
      at = next;
    }
    for (String control : List.of("text-size", "theme", "language", "help", "next", "status")) {
      if (!reached.contains(control) && !driver.find("#" + control).isDisabled()) {
        faults.add(stop + ": Tab does not reach " + control + ", only " + reached);
      }
    }
    return true;
  }

  @Test
  void everyTextStandsOutInEveryTheme() {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST)) {
      tour.look(theme, Locale.ENGLISH, 100);
      tour.go(
          Tour.STOPS,
          stop ->
              Driver.onWindow(() -> Legibility.of(driver.scene()))
                  .forEach(fault -> faults.add(theme + " " + stop + ": " + fault)));
    }
    assertThat(faults).isEmpty();
  }

  private void inspect(String look) {
    tour.go(
        Tour.STOPS,
        stop ->
            Driver.onWindow(() -> Inspection.of(driver.scene()))
                .forEach(fault -> faults.add(look + " " + stop + ": " + fault)));
  }
}
