package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/**
 * Measures on the drawn picture how far texts stand out from their ground. One keeps for one theme
 * what it has measured: the same ink on the same grounds is not drawn again.
 */
final class Legibility {
  private static final double LEAST = 4.5;

  /** What smoothing the edges of letters takes away from the darkest point of thin strokes. */
  private static final double DRAWN = 0.85;

  private final Set<String> measured = new HashSet<>();

  /** What is below the contrast that everybody can read. On the window's thread. */
  List<String> of(Scene scene) {
    List<Text> fresh = new ArrayList<>();
    visit(scene.getRoot(), scene, fresh);
    if (fresh.isEmpty()) {
      return List.of();
    }
    PixelReader picture = scene.snapshot(null).getPixelReader();
    return fresh.stream().flatMap(text -> fault(text, picture)).toList();
  }

  private void visit(Node node, Scene scene, List<Text> fresh) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Labeled labeled
        && labeled.lookup(".text") instanceof Text text
        && !text.getText().isBlank()
        && shown(text, scene)
        && measured.add(style(text))) {
      fresh.add(text);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(one -> visit(one, scene, fresh));
    }
  }

  /** The ink and all that lies under it, down to the first ground that hides the rest. */
  private static String style(Text text) {
    StringBuilder style = new StringBuilder().append(text.getFill());
    boolean covered = false;
    for (Node at = text; at != null && !covered; at = at.getParent()) {
      style.append(at.getOpacity() < 1 ? " " + at.getOpacity() : "");
      if (at instanceof Region region && region.getBackground() != null) {
        for (var fill : region.getBackground().getFills()) {
          style.append(' ').append(fill.getFill());
          covered |= hides(fill.getFill());
        }
      }
    }
    return style.toString();
  }

  private static boolean hides(Paint paint) {
    return paint instanceof Color colour && colour.isOpaque();
  }

  private static Stream<String> fault(Text text, PixelReader picture) {
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
    return best < LEAST * DRAWN
        ? Stream.of("contrast %.1f: %s".formatted(best, text.getText()))
        : Stream.empty();
  }

  /** Whole in the window, and not scrolled away. */
  private static boolean shown(Text text, Scene scene) {
    Bounds bounds = text.localToScene(text.getLayoutBounds());
    boolean inside =
        bounds.getMinX() >= 0
            && bounds.getMinY() >= 0
            && bounds.getMaxX() < scene.getWidth()
            && bounds.getMaxY() < scene.getHeight()
            && bounds.getHeight() > 4
            && bounds.getWidth() > 1;
    for (Node at = text.getParent(); inside && at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("viewport")
          || at.getStyleClass().contains("clipped-container")) {
        inside = at.localToScene(at.getLayoutBounds()).contains(bounds);
      }
    }
    return inside;
  }
}
