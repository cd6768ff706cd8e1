package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.imagewizard.gui.theme.Look.Theme;
import org.imagewizard.render.LineDiff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From change to change of the file that is looked at, with buttons and with keys. */
class ReviewLinesTest {
  private final Tour tour = Tour.open();
  private final Driver driver = tour.driver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void goesFromChangeToChangeAndAround() {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    tour.go(
        List.of("01-start", "02b-probing", "02-check", "03-services", "06-network", "07-review"),
        stop -> {});
    int all = number("of an untouched list", driver.text("#change-place").split(" ")[0]);
    assertThat(all).isPositive();
    driver.fire("#change-after");
    assertThat(driver.text("#change-place")).isEqualTo("Change 1 of " + all);
    int first = chosen();
    assertThat(line(first).mark()).isNotEqualTo(' ');
    driver.fire("#change-before");
    assertThat(driver.text("#change-place")).isEqualTo("Change " + all + " of " + all);
    key("#files", false);
    assertThat(chosen()).isEqualTo(first);
    key("#lines", true);
    assertThat(driver.text("#change-place")).isEqualTo("Change " + all + " of " + all);
  }

  private static int number(String what, String digits) {
    assertThat(digits).as(what).containsOnlyDigits();
    return Integer.parseInt(digits);
  }

  private void key(String id, boolean shift) {
    Node at = driver.find(id);
    Driver.onWindow(
        () -> {
          at.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F8, shift, false, false, false));
          return true;
        });
  }

  private int chosen() {
    ListView<?> lines = (ListView<?>) driver.find("#lines");
    return Driver.onWindow(() -> lines.getSelectionModel().getSelectedIndex());
  }

  private LineDiff.Line line(int at) {
    ListView<?> lines = (ListView<?>) driver.find("#lines");
    return Driver.onWindow(() -> (LineDiff.Line) lines.getItems().get(at));
  }
}
