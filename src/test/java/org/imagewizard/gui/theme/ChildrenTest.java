package org.imagewizard.gui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChildrenTest {
  private final Node a = new Pane();
  private final Node b = new Pane();
  private final Node c = new Pane();
  private final Node d = new Pane();
  private final Pane pane = new Pane(a, b, c);
  private final List<Node> moved = new ArrayList<>();

  @BeforeEach
  void watch() {
    pane.getChildren()
        .addListener(
            (ListChangeListener<Node>)
                change -> {
                  while (change.next()) {
                    moved.addAll(change.getRemoved());
                    moved.addAll(change.getAddedSubList());
                  }
                });
  }

  private void keep(Node... wanted) {
    Children.keep(pane.getChildren(), List.of(wanted));
    assertThat(pane.getChildren()).containsExactly(wanted);
  }

  @Test
  void onlyWhatComesOrGoesIsTouched() {
    keep(a, b, c);
    assertThat(moved).isEmpty();
    keep(a, c);
    assertThat(moved).containsExactly(b);
    keep(d, a, b, c);
    assertThat(moved).containsExactly(b, d, b);
    keep(d);
    keep(a, d, c);
    assertThat(moved.subList(3, moved.size())).doesNotContain(d);
  }

  @Test
  void anotherOrderIsTakenOver() {
    keep(c, a, d);
    keep();
    keep(b);
  }
}
