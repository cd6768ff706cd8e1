package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/** Measures on the drawn picture how far each text stands out from its ground. */
final class Legibility {
  private static final double LEAST = 4.5;

  /** What smoothing the edges of letters takes away from the darkest point of thin strokes. */
  private static final double DRAWN = 0.85;

  private final PixelReader picture;
  private final double width;
  private final double height;
  private final List<String> faults = new ArrayList<>();

  private Legibility(Scene scene) {
    WritableImage image = scene.snapshot(null);
    picture = image.getPixelReader();
    width = image.getWidth();
    height = image.getHeight();
  }

  /** On the window's thread. */
  static List<String> of(Scene scene) {
    Legibility legibility = new Legibility(scene);
    legibility.visit(scene.getRoot());
    return legibility.faults;
  }

  private void visit(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      measure(labeled);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::visit);
    }
  }

  private void measure(Labeled labeled) {
    Node text = labeled.lookup(".text");
    if (labeled.getText().isBlank() || text == null || !shown(text)) {
      return;
    }
    Bounds bounds = text.localToScene(text.getLayoutBounds());
    Map<Integer, Integer> colours = new HashMap<>();
    for (int y = (int) bounds.getMinY(); y < bounds.getMaxY(); y++) {
      for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
        colours.merge(picture.getArgb(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    int ground =
        colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    double best =
        colours.keySet().stream().mapToDouble(c -> Contrast.of(c, ground)).max().orElse(1);
    if (best < LEAST * DRAWN) {
      faults.add("%.1f: %s".formatted(best, labeled.getText()));
    }
  }

  /** Whole in the window, and not scrolled away. */
  private boolean shown(Node text) {
    Bounds bounds = text.localToScene(text.getLayoutBounds());
    boolean inside =
        bounds.getMinX() >= 0
            && bounds.getMinY() >= 0
            && bounds.getMaxX() < width
            && bounds.getMaxY() < height
            && bounds.getHeight() > 4;
    for (Node at = text.getParent(); inside && at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("viewport")
          || at.getStyleClass().contains("clipped-container")) {
        Bounds view = at.localToScene(at.getLayoutBounds());
        inside = view.contains(bounds);
      }
    }
    return inside;
  }
}
