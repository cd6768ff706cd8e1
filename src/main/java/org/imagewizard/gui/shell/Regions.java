package org.imagewizard.gui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;

/** Moves the focus between the parts of the window, and keeps what is focused in view. */
public final class Regions {
  /** Pixels kept free around the focused control when the page scrolls to it. */
  private static final double MARGIN = 8;

  private Regions() {}

  /** Goes to the region after or before the one that has the focus. */
  static void next(Scene scene, List<Node> regions, int by) {
    Node owner = scene.getFocusOwner();
    int at = 0;
    for (int i = 0; i < regions.size(); i++) {
      if (owner != null && inside(owner, regions.get(i))) {
        at = i;
      }
    }
    for (int tried = 1; tried <= regions.size(); tried++) {
      int next = Math.floorMod(at + by * tried, regions.size());
      if (focusFirst(regions.get(next))) {
        return;
      }
    }
  }

  /** Focuses the first control inside that can be; false when there is none. */
  public static boolean focusFirst(Node region) {
    Optional<Node> first = first(region);
    first.ifPresent(Node::requestFocus);
    return first.isPresent();
  }

  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled() || node instanceof ScrollBar) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    List<Node> inside =
        node instanceof ScrollPane pane && pane.getContent() != null
            ? List.of(pane.getContent())
            : node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
    return inside.stream().flatMap(child -> first(child).stream()).findFirst();
  }

  private static boolean inside(Node node, Node region) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == region) {
        return true;
      }
    }
    return false;
  }

  /** Scrolls every pane around {@code node} so far that all of it is seen, with a margin. */
  static void reveal(Node node) {
    List<ScrollPane> panes = new ArrayList<>();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane) {
        panes.add(pane);
      }
    }
    panes.forEach(pane -> reveal(pane, node));
  }

  private static void reveal(ScrollPane pane, Node node) {
    Node content = pane.getContent();
    double height = content.getLayoutBounds().getHeight();
    double view = pane.getViewportBounds().getHeight();
    double room = height - view;
    if (room <= 0) {
      return;
    }
    Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double top = pane.getVvalue() * room;
    double wanted = top;
    if (bounds.getMaxY() + MARGIN > top + view) {
      wanted = bounds.getMaxY() + MARGIN - view;
    }
    if (bounds.getMinY() - MARGIN < wanted) {
      wanted = bounds.getMinY() - MARGIN;
    }
    pane.setVvalue(Math.clamp(wanted / room, 0, 1));
  }
}
