package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;

/** Goes once around with Tab: what is reached, and where the order is not that of reading. */
final class TabWalk {
  /** Parts of the window, from first to last, by a style class or id of each. */
  private static final List<String> PARTS =
      List.of("header", "step-line", "rail-scroll", "page-scroll", "command-bar", "footer");

  private final Set<String> reached = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();
  private int wraps;

  private TabWalk() {}

  /** On the window's thread. */
  static TabWalk of(Scene scene) {
    TabWalk walk = new TabWalk();
    Set<Node> seen = new HashSet<>();
    Node at = scene.getFocusOwner();
    while (at != null && seen.add(at)) {
      if (at.getId() != null) {
        walk.reached.add(at.getId());
      }
      at.requestFocusTraversal(TraversalDirection.NEXT);
      Node next = scene.getFocusOwner();
      if (next == at) {
        walk.faults.add("the focus stays on " + at);
        return walk;
      }
      walk.step(at, next);
      at = next;
    }
    if (walk.wraps > 1) {
      walk.faults.add("the focus goes back to an earlier part " + walk.wraps + " times");
    }
    return walk;
  }

  private void step(Node from, Node to) {
    int before = part(from);
    int after = part(to);
    if (after < before) {
      wraps++;
    }
    if (before == after && before == PARTS.indexOf("page-scroll") && againstReading(from, to)) {
      faults.add("from %s up to %s".formatted(from.getId(), to.getId()));
    }
  }

  /** Up is right only into the next column. */
  private static boolean againstReading(Node from, Node to) {
    Bounds a = from.localToScene(from.getLayoutBounds());
    Bounds b = to.localToScene(to.getLayoutBounds());
    return b.getMaxY() <= a.getMinY() + 1 && b.getMinX() < a.getMaxX();
  }

  private static int part(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      for (int i = 0; i < PARTS.size(); i++) {
        if (at.getStyleClass().contains(PARTS.get(i)) || PARTS.get(i).equals(at.getId())) {
          return i;
        }
      }
    }
    return -1;
  }

  Set<String> reached() {
    return Set.copyOf(reached);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
