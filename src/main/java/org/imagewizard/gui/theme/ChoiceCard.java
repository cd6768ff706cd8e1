package org.imagewizard.gui.theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** One of a few choices: a radio button with its consequences; the whole card is the target. */
public final class ChoiceCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

  private final RadioButton radio;

  public ChoiceCard(String id, String title, ToggleGroup group, Node... content) {
    super(6);
    getStyleClass().addAll("panel", "choice");
    radio = new RadioButton(title);
    radio.setId(id);
    radio.setToggleGroup(group);
    radio.getStyleClass().add("section");
    radio.setWrapText(true);
    radio.setMinHeight(USE_PREF_SIZE);
    getChildren().add(radio);
    getChildren().addAll(content);
    radio.selectedProperty().subscribe(on -> pseudoClassStateChanged(CHOSEN, on));
    radio.focusedProperty().subscribe(on -> pseudoClassStateChanged(ASKED, on));
    setOnMouseClicked(
        event -> {
          radio.setSelected(true);
          radio.requestFocus();
        });
    setMinWidth(0);
    setMaxWidth(Double.MAX_VALUE);
  }

  public RadioButton radio() {
    return radio;
  }
}
