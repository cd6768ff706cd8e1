package org.imagewizard.gui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** A standing bar of parts in proportion, the first at the bottom. Its column says the same. */
public final class Tower extends Region {
  /** One part; {@code style} is its style class. */
  public record Part(long amount, String style) {}

  private static final double GAP = 2;

  private final List<Region> bars = new ArrayList<>();
  private List<Part> parts = List.of();
  private long total = 1;

  /**
   * @param height in pixels
   */
  public Tower(double height) {
    getStyleClass().addAll("meter", "tower");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  public void set(List<Part> next, long whole) {
    parts = List.copyOf(next);
    total = Math.max(1, whole);
    bars.clear();
    for (Part part : parts) {
      Region bar = new Region();
      bar.getStyleClass().addAll("meter-part", part.style());
      bars.add(bar);
    }
    getChildren().setAll(bars);
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight() - 2;
    double y = getHeight() - 1;
    for (int i = 0; i < parts.size(); i++) {
      double share = Math.min(y - 1, height * parts.get(i).amount() / total);
      double drawn = Math.max(0, share - GAP);
      bars.get(i).resizeRelocate(1, y - drawn, getWidth() - 2, drawn);
      y -= share;
    }
  }
}
