package org.imagewizard.gui.theme;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** A main and a side column; one below the other where there is no room for both. */
public final class Columns extends Region {
  private static final double GAP = 16;

  private final Region main;
  private final Region side;
  private final double sideEms;

  /**
   * @param sideEms width of the side column, in ems
   */
  public Columns(Region main, Region side, double sideEms) {
    this.main = main;
    this.side = side;
    this.sideEms = sideEms;
    getChildren().addAll(main, side);
  }

  private double em() {
    return Ems.of(this);
  }

  private boolean stacked(double width) {
    return width < (sideEms + 29) * em();
  }

  private double mainWidth(double width) {
    return stacked(width) ? width : width - sideWidth(width) - GAP;
  }

  private double sideWidth(double width) {
    return stacked(width) ? width : sideEms * em();
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
  protected double computeMinHeight(double width) {
    double w = width < 0 ? getWidth() : width;
    double a = main.minHeight(mainWidth(w));
    double b = side.minHeight(sideWidth(w));
    return stacked(w) ? Math.max(a, main.prefHeight(w)) + GAP + side.prefHeight(w) : Math.max(a, b);
  }

  @Override
  protected double computePrefHeight(double width) {
    double w = width < 0 ? getWidth() : width;
    double a = main.prefHeight(mainWidth(w));
    double b = side.prefHeight(sideWidth(w));
    return stacked(w) ? a + GAP + b : Math.max(a, b);
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    if (stacked(w)) {
      double a = Math.max(main.minHeight(w), main.prefHeight(w));
      main.resizeRelocate(0, 0, w, a);
      side.resizeRelocate(0, a + GAP, w, side.prefHeight(w));
    } else {
      main.resizeRelocate(0, 0, mainWidth(w), getHeight());
      side.resizeRelocate(w - sideWidth(w), 0, sideWidth(w), getHeight());
    }
  }
}
