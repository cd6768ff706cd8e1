package org.imagewizard.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Ui;

/** A card above the whole window; nothing behind it can be reached. */
abstract class Veil extends StackPane {
  private static final double WIDEST = 680;

  Veil(String id) {
    setId(id);
    getStyleClass().add("veil");
    setAlignment(Pos.CENTER);
  }

  final void card(Node... children) {
    VBox card = Ui.card(children);
    card.setSpacing(12);
    card.setMaxSize(WIDEST, USE_PREF_SIZE);
    card.getStyleClass().add("help-card");
    getChildren().add(card);
  }

  /** Once it is in the window. */
  abstract void focus();
}
