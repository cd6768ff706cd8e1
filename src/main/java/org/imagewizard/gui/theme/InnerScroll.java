package org.imagewizard.gui.theme;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Scrolls inside a page while there is room for the page beside it; where columns stack it is as
 * high as what it holds, so that only the page scrolls.
 */
public final class InnerScroll extends PlainScroll {
  /** Height of the bar below what is too wide, in pixels. */
  private static final double BAR = 14;

  private final Region inside;

  /** The width that was asked for last, and the height for it: it is asked several times. */
  private double asked = Double.NaN;

  private double known;

  /**
   * @param least height in pixels
   */
  public InnerScroll(Region inside, double least) {
    super(inside);
    this.inside = inside;
    setMinHeight(least);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /**
   * A bar that is shown makes the inside narrower, so higher, so that it stays: only this knows
   * that everything would fit without it.
   */
  @Override
  protected void layoutChildren() {
    boolean fits = getHeight() + 0.5 >= computePrefHeight(getWidth());
    setVbarPolicy(fits ? ScrollBarPolicy.NEVER : ScrollBarPolicy.AS_NEEDED);
    super.layoutChildren();
  }

  /** What is inside changed: its height is to be found out anew. */
  @Override
  public void requestLayout() {
    asked = Double.NaN;
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    if (asked != width) {
      asked = width;
      known = height(width);
    }
    return known;
  }

  private double height(double width) {
    double edge = snappedTopInset() + snappedBottomInset() + 2;
    boolean wide = getHbarPolicy() != ScrollBarPolicy.NEVER && inside.minWidth(-1) > width;
    double bar = width > 0 && wide ? BAR : 0;
    return inside.prefHeight(width < 0 ? width : width - 2) + edge + bar;
  }
}
