package org.imagewizard.gui.theme;

import javafx.scene.layout.Region;

/** A standing bar of parts, the first at the bottom. Its column says the same. */
public final class Tower extends PartBars {
  /**
   * @param height in pixels
   */
  public Tower(double height) {
    super(height, "meter", "tower");
  }

  @Override
  double length() {
    return getHeight() - 2;
  }

  @Override
  void place(Region bar, double from, double length) {
    bar.resizeRelocate(1, getHeight() - 1 - from - length, getWidth() - 2, length);
  }
}
