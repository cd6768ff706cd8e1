package org.imagewizard.gui.theme;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A part of a page that is made when it is first wanted. What nobody sees is styled and laid out
 * like everything else, and fields and switches are the dearest of all.
 */
public final class OnDemand extends StackPane {
  private final Supplier<? extends Node> part;

  /**
   * @param wanted whether the part is shown, and has a place of its own
   */
  public OnDemand(ObservableValue<Boolean> wanted, Supplier<? extends Node> part) {
    this.part = part;
    Ui.show(this, false);
    Watch.on(this, wanted, this::show);
  }

  private void show(boolean on) {
    if (on && getChildren().isEmpty()) {
      getChildren().add(part.get());
    }
    Ui.show(this, on);
  }
}
