package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.imagewizard.gui.theme.OnDemand;
import org.junit.jupiter.api.Test;

class OnDemandTest {
  private final List<Node> made = new ArrayList<>();
  private final ObjectProperty<Boolean> wanted = new SimpleObjectProperty<>(false);

  private Node make() {
    Node node = new Pane();
    made.add(node);
    return node;
  }

  @Test
  void whatIsShownAgainIsNotMadeAgain() {
    Driver.toolkit();
    OnDemand part = new OnDemand(wanted, this::make);
    List<Boolean> shown =
        Driver.onWindow(
            () -> {
              Scene scene = new Scene(new Group(part));
              List<Boolean> seen = new ArrayList<>(List.of(part.isManaged()));
              for (boolean on : List.of(true, false, true)) {
                wanted.set(on);
                seen.add(part.isVisible() && part.isManaged());
              }
              assertThat(scene.getRoot()).isNotNull();
              return seen;
            });
    assertThat(shown).containsExactly(false, true, false, true);
    assertThat(made).hasSize(1).isEqualTo(part.getChildren());
  }
}
