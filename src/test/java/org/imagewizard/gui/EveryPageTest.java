package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.imagewizard.base.text.Messages;
import org.imagewizard.gui.theme.AccessKeys;
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
    TabWalk walk = TabWalk.of(driver.scene());
    walk.faults().forEach(fault -> faults.add(stop + ": " + fault));
    boolean above = driver.scene().getRoot().lookup("#help-pane") != null;
    List<String> expected =
        above
            ? List.of("help-close", "copy-about")
            : List.of("text-size", "theme", "language", "help", "next", "status");
    for (String control : expected) {
      if (!walk.reached().contains(control) && !driver.find("#" + control).isDisabled()) {
        faults.add(stop + ": Tab does not reach " + control + ", only " + walk.reached());
      }
      if (above && walk.reached().contains("next")) {
        faults.add(stop + ": Tab leaves the help that covers the page");
      }
    }
    return true;
  }

  /** Of what one presses most beside going on: without a mouse, and from anywhere on the page. */
  @Test
  void thePagesOwnButtonsHaveAccessKeys() {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    tour.go(List.of("01-start", "02b-probing", "02-check"), stop -> {});
    for (String id : List.of("check-again", "run-install-nvidia-toolkit")) {
      driver.waitFor("a letter for " + id, () -> !letter(id).isEmpty());
      driver.waitFor("the letter presses " + id, () -> pressed(id));
    }
  }

  /** On the window's thread. */
  private boolean pressed(String id) {
    return driver.scene().getMnemonics().values().stream()
        .anyMatch(all -> all.stream().anyMatch(one -> id.equals(one.getNode().getId())));
  }

  private String letter(String id) {
    return AccessKeys.letter(((Labeled) driver.scene().lookup("#" + id)).getText());
  }

  /** F1 is the only place where the keys are written down. */
  @Test
  void everyShortcutIsInTheHelp() {
    driver.fire("#help");
    String help =
        Driver.onWindow(
            () ->
                driver.find("#help-pane").lookupAll(".mono").stream()
                    .map(node -> ((Labeled) node).getText())
                    .collect(Collectors.joining(" ")));
    assertThat(driver.scene().getAccelerators().keySet())
        .filteredOn(
            key ->
                !Set.of(KeyCode.ENTER, KeyCode.ESCAPE)
                    .contains(((KeyCodeCombination) key).getCode()))
        .hasSizeGreaterThan(10)
        .allSatisfy(key -> assertThat(help).contains(shown((KeyCodeCombination) key)));
  }

  /** As the help writes it: all digits of steps as one, and plus and minus of both key blocks. */
  private static String shown(KeyCodeCombination key) {
    String alt = key.getAlt() == ModifierValue.DOWN ? "Alt+" : "Ctrl+";
    return alt
        + switch (key.getCode()) {
          case PLUS, EQUALS, ADD -> "+";
          case MINUS, SUBTRACT -> "-";
          case DIGIT0 -> "0";
          case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7 -> "1 … Ctrl+8";
          case DIGIT8 -> "8";
          case LEFT -> "Left";
          case RIGHT -> "Right";
          default -> key.getCode().getName();
        };
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
        stop -> {
          driver.frame();
          Driver.onWindow(() -> Inspection.of(driver.scene()))
              .forEach(fault -> faults.add(look + " " + stop + ": " + fault));
        });
  }
}
