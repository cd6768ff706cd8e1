package org.imagewizard.gui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** One part at the left, the others at the right; below each other where a line is too short. */
public final class Wrapping extends Region {
  private static final double GAP = 12;
  private static final double LINE_GAP = 8;

  private final List<Region> parts;

  public Wrapping(Region left, Region... right) {
    parts = new ArrayList<>(List.of(left));
    parts.addAll(List.of(right));
    getChildren().addAll(parts);
  }

  private static double natural(Region part) {
    return Math.ceil(part.prefWidth(-1));
  }

  /** The parts of each line. */
  private List<List<Region>> lines(double width) {
    List<List<Region>> lines = new ArrayList<>();
    double used = 0;
    for (Region part : parts) {
      boolean fits = !lines.isEmpty() && used + GAP + natural(part) <= width;
      if (fits) {
        lines.getLast().add(part);
        used += GAP + natural(part);
      } else {
        lines.add(new ArrayList<>(List.of(part)));
        used = natural(part);
      }
    }
    return lines;
  }

  private static double height(List<Region> line, double width) {
    return line.stream()
        .mapToDouble(part -> part.prefHeight(Math.min(width, natural(part))))
        .max()
        .orElse(0);
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
    return parts.stream().mapToDouble(part -> natural(part) + GAP).sum() - GAP;
  }

  @Override
  protected double computePrefHeight(double width) {
    double w = width < 0 ? prefWidth(-1) : width;
    List<List<Region>> lines = lines(w);
    double sum = lines.stream().mapToDouble(line -> height(line, w)).sum();
    return Math.ceil(sum + LINE_GAP * (lines.size() - 1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width < 0 ? getWidth() : width);
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double y = 0;
    for (List<Region> line : lines(w)) {
      double height = height(line, w);
      double rest = w - line.stream().mapToDouble(part -> natural(part) + GAP).sum() + GAP;
      double x = 0;
      for (Region part : line) {
        double width = Math.min(w, natural(part));
        double own = part.prefHeight(width);
        part.resizeRelocate(x, y + (height - own) / 2, width, own);
        x += width + GAP;
        if (part == parts.getFirst() && line.size() > 1) {
          x += Math.max(0, rest);
        }
      }
      y += height + LINE_GAP;
    }
  }
}
