package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;

/** Looks over what is on screen: unnamed controls, texts that are cut, missing messages. */
final class Inspection {
  private final List<String> faults = new ArrayList<>();

  private Inspection() {}

  /** On the window's thread. */
  static List<String> of(Parent root) {
    Inspection inspection = new Inspection();
    inspection.visit(root);
    return inspection.faults;
  }

  private void visit(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Control control && isOurs(control)) {
      named(control);
    }
    if (node instanceof Labeled labeled) {
      text(labeled);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::visit);
    }
  }

  private static boolean isOurs(Control control) {
    return control.isFocusTraversable()
        && !(control instanceof ScrollBar)
        && !(control instanceof ScrollPane)
        && !(control instanceof ListCell);
  }

  private void named(Control control) {
    String spoken = control.getAccessibleText();
    boolean text = control instanceof Labeled labeled && !labeled.getText().isBlank();
    if (!text && (spoken == null || spoken.isBlank())) {
      faults.add("unnamed: " + control);
    }
    if (control.getId() == null && !text) {
      faults.add("no id: " + control);
    }
  }

  /** Paths and commands may end in dots; nothing else. */
  private void text(Labeled labeled) {
    String text = labeled.getText();
    if (text != null && text.startsWith("[") && text.endsWith("]") && text.contains(".")) {
      faults.add("missing message: " + text);
    }
    boolean path = labeled.getStyleClass().contains("mono") || inTable(labeled);
    if (!path && labeled.isTextTruncated()) {
      faults.add("cut: " + text);
    }
    if (labeled instanceof Label && labeled.isWrapText() && labeled.getHeight() > 0) {
      double needed = labeled.prefHeight(labeled.getWidth());
      if (labeled.getHeight() + 1.5 < needed) {
        faults.add("too low: " + text);
      }
    }
  }

  private static boolean inTable(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("list-cell") || at.getStyleClass().contains("table-cell")) {
        return true;
      }
    }
    return false;
  }
}
