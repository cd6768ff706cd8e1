package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.imagewizard.gui.theme.AccessKeys;
import org.imagewizard.gui.theme.Look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page and state of it, in every language, size and theme: what fails here fails people. */
class EveryPageTest {
  private final List<String> faults = new ArrayList<>();
  private final Tour tour = Tour.open();
  private final Driver driver = tour.driver();
  private final Map<Theme, Legibility> ink =
      Map.of(
          Theme.LIGHT,
          new Legibility(),
          Theme.DARK,
          new Legibility(),
          Theme.CONTRAST,
          new Legibility());

  @AfterEach
  void close() {
    driver.close();
  }

  /** A way to look at the window, and what is measured in it beside what a person would miss. */
  private record View(Looks looks, double width, double height, boolean ink, boolean tab) {
    static View of(Theme theme, Locale locale, int percent) {
      return new View(Looks.of(theme, locale, percent), 1180, 780, false, false);
    }

    /** The smallest window. */
    View small() {
      return new View(looks, 900, 640, ink, tab);
    }

    /** Longer words with marks above and below, as other languages have. */
    View longer() {
      return new View(looks.longer(), width, height, ink, tab);
    }

    /** How far each text stands out, measured on the picture. */
    View withInk() {
      return new View(looks, width, height, true, tab);
    }

    View withTab() {
      return new View(looks, width, height, ink, true);
    }

    @Override
    public String toString() {
      return looks + (width < 1000 ? " small" : "");
    }
  }

  /** Each theme in each language, each size in each language, each theme at each size. */
  private static final List<View> VIEWS =
      List.of(
          View.of(Theme.LIGHT, Locale.ENGLISH, 100).withInk().withTab(),
          View.of(Theme.CONTRAST, Locale.ENGLISH, 80),
          View.of(Theme.DARK, Locale.ENGLISH, 200).withTab(),
          View.of(Theme.CONTRAST, Locale.ENGLISH, 200).longer(),
          View.of(Theme.LIGHT, Locale.ENGLISH, 100).longer().small(),
          View.of(Theme.LIGHT, Locale.FRENCH, 100).small(),
          View.of(Theme.DARK, Locale.FRENCH, 100).withInk(),
          View.of(Theme.CONTRAST, Locale.FRENCH, 200).withInk());

  /**
   * One tour, all looks at each stop: bringing a page there costs more than looking at it. Every
   * second stop is looked at backwards, so that it begins in the look where the one before ended.
   */
  @Test
  void everyPageInEveryLook() {
    List<View> views = VIEWS;
    for (String stop : Tour.STOPS) {
      tour.go(List.of(stop), at -> {});
      for (View view : views) {
        at(stop, view);
      }
      views = views.reversed();
    }
    assertThat(faults).isEmpty();
  }

  private void at(String stop, View view) {
    boolean words =
        Driver.onWindow(
            () -> {
              driver.resize(view.width(), view.height());
              return tour.look(view.looks());
            });
    if (words) {
      tour.again(stop);
    }
    driver.frame();
    String here = stop + ", " + view + ": ";
    List<String> found =
        Driver.onWindow(
            () -> {
              List<String> all = new ArrayList<>(Inspection.of(driver.scene()));
              if (view.ink()) {
                all.addAll(ink.get(view.looks().theme()).of(driver.scene()));
              }
              if (view.tab()) {
                all.addAll(tabThrough());
              }
              return all;
            });
    found.forEach(fault -> faults.add(here + fault));
    if (view.looks().pseudo()) {
      assertThat(driver.text("#page-title")).contains("Ý");
    }
  }

  private List<String> tabThrough() {
    TabWalk walk = TabWalk.of(driver.scene());
    List<String> found = new ArrayList<>(walk.faults());
    boolean above = driver.has("#help-close");
    List<String> around =
        driver.has("#all-steps")
            ? List.of("language", "help", "all-steps", "status", "next")
            : List.of("text-size", "theme", "language", "help", "next", "status");
    List<String> expected = above ? List.of("help-close", "copy-about") : around;
    for (String control : expected) {
      if (!walk.reached().contains(control) && !driver.find("#" + control).isDisabled()) {
        found.add("Tab does not reach " + control + ", only " + walk.reached());
      }
    }
    if (above && walk.reached().contains("next")) {
      found.add("Tab leaves the help that covers the page");
    }
    return found;
  }

  /** Of what one presses most beside going on: without a mouse, and from anywhere on the page. */
  @Test
  void thePagesOwnButtonsHaveAccessKeys() {
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
}
