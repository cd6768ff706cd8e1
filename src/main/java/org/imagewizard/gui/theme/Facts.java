package org.imagewizard.gui.theme;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names and values in two columns. */
public final class Facts extends GridPane {
  public Facts() {
    setHgap(12);
    setVgap(5);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, values);
  }

  public Facts add(String name, String value, String... styles) {
    Label left = Ui.label(name, "muted", "small");
    Label right = Ui.wrap(value, styles.length == 0 ? new String[] {"small"} : styles);
    left.setLabelFor(right);
    GridPane.setValignment(left, VPos.TOP);
    addRow(getRowCount(), left, right);
    return this;
  }
}
