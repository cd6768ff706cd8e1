package org.imagewizard.gui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A bar of parts in proportion, with a gap between them. The names stand beside it. */
public final class Meter extends Region {
  /** One part; {@code style} is its style class (meter-1 … meter-5, meter-other, meter-reserve). */
  public record Part(String name, long amount, String style) {}

  private static final double GAP = 2;

  private final List<Region> bars = new ArrayList<>();
  private List<Part> parts = List.of();
  private long total = 1;

  public Meter(double height) {
    getStyleClass().add("meter");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    setFocusTraversable(false);
  }

  public void set(List<Part> next, long whole, String spoken) {
    parts = List.copyOf(next);
    total = Math.max(1, whole);
    bars.clear();
    for (Part part : parts) {
      Region bar = new Region();
      bar.getStyleClass().addAll("meter-part", part.style());
      bars.add(bar);
    }
    getChildren().setAll(bars);
    setAccessibleText(spoken);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - 2;
    double x = 1;
    for (int i = 0; i < parts.size(); i++) {
      double share = Math.min(width - x + 1, width * parts.get(i).amount() / total);
      bars.get(i).resizeRelocate(x, 1, Math.max(0, share - GAP), getHeight() - 2);
      x += share;
    }
  }
}
