package org.imagewizard.gui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * Parts of a whole as bars in proportion, one after the other with a gap. What they are stands
 * beside.
 */
abstract class PartBars extends Region {
  /** One part; {@code style} is its style class (meter-1 … meter-5, meter-other, meter-reserve). */
  public record Part(long amount, String style) {}

  private static final double GAP = 2;

  private final List<Region> bars = new ArrayList<>();
  private List<Part> parts = List.of();
  private long total = 1;

  /**
   * @param height in pixels
   */
  PartBars(double height, String... styles) {
    getStyleClass().addAll(styles);
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  public void set(List<Part> next, long whole) {
    boolean alike = styles(parts).equals(styles(next));
    parts = List.copyOf(next);
    total = Math.max(1, whole);
    requestLayout();
    if (alike) {
      return;
    }
    bars.clear();
    for (Part part : parts) {
      Region bar = new Region();
      bar.getStyleClass().addAll("meter-part", part.style());
      bars.add(bar);
    }
    getChildren().setAll(bars);
  }

  private static List<String> styles(List<Part> parts) {
    return parts.stream().map(Part::style).toList();
  }

  /** The length of the whole, in pixels. */
  abstract double length();

  /** Puts one bar where it belongs, in pixels from where the first begins. */
  abstract void place(Region bar, double from, double length);

  @Override
  protected void layoutChildren() {
    double length = length();
    double from = 0;
    for (int i = 0; i < parts.size(); i++) {
      double share = Math.min(length - from, length * parts.get(i).amount() / total);
      place(bars.get(i), from, Math.max(0, share - GAP));
      from += share;
    }
  }
}
