package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** The watch over every window test must itself be able to bark. */
class SceneWatchTest {
  @Test
  void aChangeFromAnotherThreadIsRemembered() {
    Driver.toolkit();
    VBox root = new VBox();
    Label late = new Label("before");
    SceneWatch watch =
        Driver.onWindow(
            () -> {
              SceneWatch made = new SceneWatch(root);
              root.getChildren().add(late);
              late.setText("changed where it belongs");
              return made;
            });
    assertThat(watch.faults()).isEmpty();
    late.setVisible(false);
    assertThat(watch.faults()).singleElement().asString().contains("changed");
  }
}
