package org.imagewizard.gui.theme;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Around a part that changes many times a second: the page is not laid out anew for that, unless
 * the part needs another height now. As narrow as it must be.
 */
public final class Island extends Region {
  private final Region inside;
  private double needed;

  public Island(Region inside) {
    this.inside = inside;
    // JavaFX asks no more of those around it for the layout of a node that is not managed.
    inside.setManaged(false);
    getChildren().add(inside);
    inside.needsLayoutProperty().subscribe(this::changed);
  }

  /** Looks once for each layout inside. */
  private void changed(boolean stillDirty) {
    if (stillDirty) {
      return;
    }
    double now = inside.minHeight(getWidth());
    if (now != needed) {
      needed = now;
      requestLayout();
    }
  }

  @Override
  public Orientation getContentBias() {
    return inside.getContentBias();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return inside.minHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return inside.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return inside.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    inside.resizeRelocate(0, 0, getWidth(), getHeight());
  }
}
