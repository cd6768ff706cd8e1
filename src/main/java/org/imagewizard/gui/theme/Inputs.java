package org.imagewizard.gui.theme;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Lines to type in, each with its name. */
public final class Inputs {
  private Inputs() {}

  public static TextField of(String id, StringProperty value) {
    TextField input = new TextField();
    input.setId(id);
    input.textProperty().bindBidirectional(value);
    return input;
  }

  /** The label is the input's name, for the eye and for a screen reader; gives it back. */
  public static Label name(TextField input, Label label) {
    label.setLabelFor(input);
    input.setAccessibleText(label.getText());
    return label;
  }
}
