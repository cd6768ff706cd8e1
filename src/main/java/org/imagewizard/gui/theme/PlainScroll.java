package org.imagewizard.gui.theme;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/** Scrolls up and down what is as wide as itself; without a frame, and not in the order of Tab. */
public class PlainScroll extends ScrollPane {
  public PlainScroll(Node inside) {
    super(inside);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("plain-scroll");
    setFocusTraversable(false);
  }

  /**
   * Without JavaFX's picture of all that is inside, which it draws anew as a whole whenever one
   * letter of it changes: that took five times as long as drawing what changed.
   */
  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    getChildren().forEach(child -> child.setCache(false));
    return skin;
  }
}
