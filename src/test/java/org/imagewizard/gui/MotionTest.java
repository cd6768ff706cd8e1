package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asked the desktop for less motion gets none; the window follows without a restart. */
class MotionTest {
  private final Tour tour = Tour.open();
  private final Driver driver = tour.driver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aSwitchSlidesOnlyWhereMotionIsWelcome() {
    reduced(false);
    tour.go(List.of("06-network"), stop -> assertThat(slides()).isGreaterThan(100));
    reduced(true);
    assertThat(slides()).as("over before the next frame").isLessThanOrEqualTo(1);
    reduced(false);
    assertThat(slides()).isGreaterThan(100);
  }

  /** Stripes stand still, beside words, where a bar would run to and fro. */
  @Test
  void aBarOfUnknownLengthRunsOnlyWhereMotionIsWelcome() {
    tour.go(Tour.STOPS.subList(0, Tour.STOPS.indexOf("08-starting") + 1), stop -> {});
    ProgressBar bar = (ProgressBar) driver.find("#total");
    reduced(false);
    assertThat(runs(bar)).isTrue();
    reduced(true);
    assertThat(runs(bar)).isFalse();
  }

  private boolean runs(ProgressBar bar) {
    return Driver.onWindow(
        () -> {
          bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
          driver.scene().getRoot().applyCss();
          return bar.lookup(".bar").getOpacity() > 0;
        });
  }

  private void reduced(boolean wanted) {
    Driver.onWindow(
        () -> {
          driver.scene().getPreferences().setReducedMotion(wanted);
          return true;
        });
  }

  /** Of the first switch on the page, in milliseconds. */
  private double slides() {
    return Driver.onWindow(
        () -> {
          driver.scene().getRoot().applyCss();
          ToggleSwitch one = (ToggleSwitch) driver.scene().getRoot().lookup(".toggle-switch");
          return one.getCssMetaData().stream()
              .filter(known -> known.getProperty().equals("-fx-thumb-move-animation-time"))
              .mapToDouble(known -> value(known, one))
              .findFirst()
              .orElseThrow();
        });
  }

  @SuppressWarnings("unchecked")
  private static double value(CssMetaData<? extends Styleable, ?> known, ToggleSwitch one) {
    Object value = ((CssMetaData<Styleable, ?>) known).getStyleableProperty(one).getValue();
    return ((Number) value).doubleValue();
  }
}
