package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.imagewizard.gui.theme.AccessKeys;

/**
 * Looks over what is on screen: unnamed controls, texts that are cut, missing messages, targets
 * that are too small, things beside the window, ids and access keys that are there twice.
 */
final class Inspection {
  /** WCAG 2.2, 2.5.8. */
  private static final double TARGET = 24;

  private static final String WHY_NOT = "w";

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Node> ids = new HashMap<>();
  private final Map<String, Labeled> letters = new HashMap<>();
  private final double width;
  private int defaults;
  private int cancels;

  private Inspection(double width) {
    this.width = width;
  }

  /** On the window's thread. */
  static List<String> of(Scene scene) {
    Inspection inspection = new Inspection(scene.getWidth());
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    inspection.visit(scene.getRoot());
    if (inspection.defaults > 1 || inspection.cancels > 1) {
      inspection.faults.add(
          inspection.defaults + " default buttons, " + inspection.cancels + " cancel buttons");
    }
    return inspection.faults;
  }

  private void visit(Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Control control && isOurs(control)) {
      named(control);
      unique(control);
      large(control);
      inside(control);
    }
    if (node instanceof Labeled labeled) {
      text(labeled);
    }
    if (node instanceof ScrollPane scroll) {
      open(scroll);
    }
    if (node instanceof ButtonBase button) {
      accessKey(button);
    }
    if (node instanceof Button button && !button.isDisabled()) {
      defaults += button.isDefaultButton() ? 1 : 0;
      cancels += button.isCancelButton() ? 1 : 0;
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

  private void unique(Control control) {
    String id = control.getId();
    if (id != null && ids.put(id, control) != null) {
      faults.add("id twice: " + id);
    }
  }

  /** Two buttons with one letter: the second could never be pressed with it. */
  private void accessKey(Labeled labeled) {
    String letter = labeled.isMnemonicParsing() ? AccessKeys.letter(labeled.getText()) : "";
    if (letter.isEmpty() || labeled.isDisabled()) {
      return;
    }
    if (letter.equals(WHY_NOT)) {
      faults.add("Alt+W belongs to the services: " + labeled);
    }
    Labeled other = letters.put(letter, labeled);
    if (other != null) {
      faults.add("Alt+" + letter + " twice: " + labeled + ", " + other);
    }
  }

  /** A check or radio button counts with its row. */
  private void large(Control control) {
    boolean target =
        control instanceof ButtonBase
            || control instanceof ComboBoxBase<?>
            || control instanceof TextInputControl;
    boolean row = control instanceof CheckBox || control instanceof RadioButton;
    double wide = row ? TARGET : control.getWidth();
    if (target && (wide < TARGET - 0.5 || control.getHeight() < TARGET - 0.5)) {
      faults.add(
          "small: %s %.0f x %.0f".formatted(control, control.getWidth(), control.getHeight()));
    }
  }

  /** One that its neighbours left no room shows nothing of what is in it. */
  private void open(ScrollPane scroll) {
    double high = scroll.getViewportBounds().getHeight();
    double all = scroll.getContent().getLayoutBounds().getHeight();
    if (high < Math.min(all, TARGET)) {
      faults.add("%.0f of %.0f pixels are seen of %s".formatted(high, all, scroll));
    }
  }

  private void inside(Control control) {
    Bounds bounds = control.localToScene(control.getLayoutBounds());
    boolean table = inTable(control);
    if (!table && (bounds.getMinX() < -1 || bounds.getMaxX() > width + 1)) {
      faults.add("beside the window: " + control);
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
      if (!inTable(labeled) && labeled.getHeight() + 1.5 < needed) {
        faults.add("too low: " + text);
      }
    }
  }

  private static boolean inTable(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("list-cell")
          || at.getStyleClass().contains("table-cell")
          || at.getStyleClass().contains("column-header")
          || at.getStyleClass().contains("grid-table")) {
        return true;
      }
    }
    return false;
  }
}
