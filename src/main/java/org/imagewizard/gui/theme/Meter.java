package org.imagewizard.gui.theme;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A lying bar of parts, the first at the left. */
public final class Meter extends PartBars {
  /**
   * @param height in pixels
   */
  public Meter(double height) {
    super(height, "meter");
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    setFocusTraversable(false);
  }

  public void set(List<Part> next, long whole, String spoken) {
    set(next, whole);
    setAccessibleText(spoken);
  }

  @Override
  double length() {
    return getWidth() - 2;
  }

  @Override
  void place(Region bar, double from, double length) {
    bar.resizeRelocate(1 + from, 1, length, getHeight() - 2);
  }
}
