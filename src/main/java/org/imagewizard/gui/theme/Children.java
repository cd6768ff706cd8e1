package org.imagewizard.gui.theme;

import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** What is in a part, changed as little as can be. */
public final class Children {
  private Children() {}

  /**
   * Makes {@code now} what is wanted. Nodes that stay are not touched: one that is taken out and
   * put in again is styled anew, with all that it holds.
   */
  public static void keep(ObservableList<Node> now, List<? extends Node> wanted) {
    Set<Node> staying = Set.copyOf(wanted);
    List<Node> left = now.stream().filter(staying::contains).toList();
    Set<Node> known = Set.copyOf(left);
    if (!left.equals(wanted.stream().filter(known::contains).toList())) {
      // In another order.
      now.setAll(wanted);
      return;
    }
    if (left.size() < now.size()) {
      now.retainAll(staying);
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (i == now.size() || now.get(i) != wanted.get(i)) {
        now.add(i, wanted.get(i));
      }
    }
  }
}
