package org.imagewizard.gui.theme;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards of one width and height side by side; below each other where they would be narrow. */
public class EvenRow extends Pane {
  private final double least;
  private final double gap;

  public EvenRow() {
    this(15, 16);
  }

  /**
   * @param least width of a card, in ems
   */
  public EvenRow(double least, double gap) {
    this.least = least;
    this.gap = gap;
  }

  private boolean stacked(double width) {
    return width < getManagedChildren().size() * least * Ems.of(this);
  }

  private double cell(double width) {
    int count = Math.max(1, getManagedChildren().size());
    return stacked(width) ? width : (width - gap * (count - 1)) / count;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 60 * Ems.of(this);
  }

  @Override
  protected double computePrefHeight(double width) {
    double w = width < 0 ? getWidth() : width;
    double sum = 0;
    double most = 0;
    for (Node child : getManagedChildren()) {
      double height = child.prefHeight(cell(w));
      sum += height + gap;
      most = Math.max(most, height);
    }
    return Math.ceil(stacked(w) ? Math.max(0, sum - gap) : most);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double x = 0;
    double y = 0;
    for (Node child : getManagedChildren()) {
      double height = stacked(w) ? child.prefHeight(w) : getHeight();
      child.resizeRelocate(x, y, cell(w), height);
      if (stacked(w)) {
        y += height + gap;
      } else {
        x += cell(w) + gap;
      }
    }
  }
}
