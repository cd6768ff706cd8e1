package org.imagewizard.gui.theme;

import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A switch whose words say on or off, with what follows below. */
public final class SwitchRow extends HBox {
  public SwitchRow(String id, String on, String off, String text, BooleanProperty value) {
    super(12);
    getStyleClass().add("list-row");
    setAlignment(Pos.TOP_LEFT);
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setId(id);
    toggle.selectedProperty().bindBidirectional(value);
    Label title = Ui.wrap("", "strong");
    title.textProperty().bind(Bindings.when(value).then(on).otherwise(off));
    toggle.accessibleTextProperty().bind(title.textProperty());
    title.setLabelFor(toggle);
    title.setOnMouseClicked(event -> toggle.fire());
    toggle.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(toggle, Ui.grow(Ui.column(2, title, Ui.wrap(text, "muted", "small"))));
  }
}
