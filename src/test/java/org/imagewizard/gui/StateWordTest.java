package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/** Tables fill their cells when the styles of a frame are done. */
class StateWordTest {
  @Test
  void anotherIconIsNoLetterForAFrame() {
    Driver.toolkit();
    String family =
        Driver.onWindow(
            () -> {
              StateWord word = new StateWord(Tone.RUN, "Starting");
              Scene scene = new Scene(new StackPane(word));
              scene.getRoot().applyCss();
              scene.getRoot().layout();
              word.set(Tone.OK, "Ready");
              return ((FontIcon) word.getGraphic()).getFont().getFamily();
            });
    assertThat(family).containsIgnoringCase("feather");
  }
}
