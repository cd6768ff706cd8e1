package org.imagewizard.gui.theme;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A row whose height follows the lines that its growing child really wraps to. HBox measures
 * wrapping text at its unwrapped width, which cuts it or leaves a hole.
 */
public class Row extends HBox {
  /** Rows stand in rows in columns: each asks twice, and wrapping a text is what costs. */
  private final Map<Double, Double> heights = new HashMap<>();

  public Row(double gap, Node... children) {
    super(gap, children);
    setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected double computePrefHeight(double width) {
    if (width < 0 || getContentBias() != Orientation.HORIZONTAL) {
      return super.computePrefHeight(width);
    }
    Double known = heights.get(width);
    if (known == null) {
      known = height(width);
      heights.put(width, known);
    }
    return known;
  }

  /** What is in it changed, or its style did. */
  @Override
  public void requestLayout() {
    // Null while the constructor of the superclass runs.
    if (heights != null) {
      heights.clear();
    }
    super.requestLayout();
  }

  private double height(double width) {
    Insets insets = getInsets();
    double left = width - insets.getLeft() - insets.getRight();
    left -= getSpacing() * Math.max(0, getManagedChildren().size() - 1);
    int growing = 0;
    for (Node child : getManagedChildren()) {
      if (grows(child)) {
        growing++;
      } else {
        left -= child.prefWidth(-1);
      }
    }
    double height = 0;
    for (Node child : getManagedChildren()) {
      double share =
          grows(child) ? Math.max(1, Math.floor(left / growing) - 1) : child.prefWidth(-1);
      boolean biased = child.getContentBias() == Orientation.HORIZONTAL;
      height = Math.max(height, child.prefHeight(biased ? share : -1));
    }
    return Math.ceil(height + insets.getTop() + insets.getBottom());
  }

  @Override
  protected double computeMinHeight(double width) {
    return width < 0 ? super.computeMinHeight(width) : computePrefHeight(width);
  }

  private static boolean grows(Node child) {
    return HBox.getHgrow(child) == Priority.ALWAYS;
  }
}
