package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Group;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Children;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** The capabilities under their headings. Alt+W opens the reason of the row with the focus. */
final class CapabilityList extends VBox {
  private final Texts texts;
  private final ServicesViewModel model;
  private final Runnable arrived;
  private final Map<String, CapabilityRow> rows = new HashMap<>();
  private final Map<String, Head> heads = new HashMap<>();

  /**
   * @param arrived called when capabilities are shown for the first time
   */
  CapabilityList(Texts texts, ServicesViewModel model, Runnable arrived) {
    this.texts = texts;
    this.arrived = arrived;
    this.model = model;
    setId("capabilities");
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Watch.on(this, model.state(), this::draw);
  }

  /** Rows stay the same nodes, so that the focus and an open explanation stay where they are. */
  private void draw(ServicesState state) {
    List<Node> children = new ArrayList<>();
    for (Group group : state.groups()) {
      Head head = heads.computeIfAbsent(group.id(), id -> new Head());
      head.show(group);
      children.add(head);
      for (Row row : group.rows()) {
        CapabilityRow view =
            rows.computeIfAbsent(row.id(), id -> new CapabilityRow(texts, model, id));
        view.show(row);
        children.add(view);
      }
    }
    boolean first = getChildren().isEmpty() && !children.isEmpty();
    Children.keep(getChildren(), children);
    if (first) {
      arrived.run();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() && event.getCode() == KeyCode.W) {
      for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
        if (at instanceof CapabilityRow row) {
          row.toggleReason();
          event.consume();
        }
      }
    }
  }

  Optional<Node> first() {
    return getChildren().stream()
        .filter(CapabilityRow.class::isInstance)
        .map(row -> ((CapabilityRow) row).box())
        .findFirst();
  }

  /** The heading of a group, with how many of it are on. */
  private static final class Head extends org.imagewizard.gui.theme.Row {
    private final Label title = Ui.wrap("", "strong", "small");
    private final Label count = Ui.label("", "strong", "small", "muted");

    Head() {
      super(8);
      getStyleClass().add("list-head");
      count.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(Ui.grow(title), count);
    }

    void show(Group group) {
      title.setText(group.title());
      count.setText(group.count());
    }
  }
}
