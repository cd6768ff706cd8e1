package org.imagewizard.gui.theme;

import javafx.scene.Node;

/** Where the keyboard is. */
public final class Focus {
  private Focus() {}

  /** Whether {@code region} or something in it has the focus of its window. */
  public static boolean inside(Node region) {
    Node owner = region.getScene() == null ? null : region.getScene().getFocusOwner();
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at == region) {
        return true;
      }
    }
    return false;
  }
}
