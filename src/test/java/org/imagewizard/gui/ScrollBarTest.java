package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thumb that stands for thousands of lines can still be held: WCAG 2.2, 2.5.8. */
class ScrollBarTest {
  private static final int TARGET = 24;

  private final Tour tour = Tour.open();
  private final Driver driver = tour.driver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void theThumbOfALongLogCanBeHeld() {
    ListView<Integer> lines = new ListView<>();
    Driver.onWindow(
        () -> {
          lines.getItems().setAll(IntStream.range(0, 50_000).boxed().toList());
          lines.resizeRelocate(0, 0, 400, 300);
          lines.setManaged(false);
          ((Pane) driver.scene().getRoot()).getChildren().add(lines);
          return true;
        });
    driver.frame();
    driver.frame();
    List<Double> size =
        Driver.onWindow(
            () -> {
              Region bar = (Region) lines.lookup(".scroll-bar:vertical");
              Region thumb = (Region) bar.lookup(".thumb");
              return List.of(thumb.getHeight(), bar.getWidth());
            });
    assertThat(size.getFirst()).isGreaterThanOrEqualTo(TARGET);
    assertThat(size.getLast()).as("the bar is no broader for it").isLessThan(10);
  }
}
