package org.imagewizard.gui.theme;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** Lines to type in, each with its name, and lines to read. */
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

  /**
   * Lines to be read, selected and copied.
   *
   * @param spoken what they are
   * @param rows how many are seen at once
   */
  public static TextArea lines(String id, String spoken, int rows) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setEditable(false);
    area.getStyleClass().addAll("mono", "plan");
    area.setAccessibleText(spoken);
    area.setPrefRowCount(rows);
    return area;
  }
}
