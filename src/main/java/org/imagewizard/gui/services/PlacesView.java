package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Line;
import org.imagewizard.gui.services.ServicesState.PlaceList;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Services by the place where they run; the long lists open on demand. */
final class PlacesView extends VBox {
  private final ServicesViewModel model;
  private final Map<String, Shown> known = new HashMap<>();
  private final Map<String, VBox> views = new HashMap<>();
  private final Set<String> open = new HashSet<>(Set.of("gpu", "slower"));

  private record Shown(PlaceList list, boolean open) {}

  PlacesView(ServicesViewModel model) {
    this.model = model;
    getStyleClass().addAll("panel", "flush");
    setId("places");
    Watch.on(this, model.state(), this::draw);
  }

  /** A list that a click leaves alone stays the same nodes. */
  private void draw(ServicesState state) {
    Ui.show(this, !state.places().isEmpty());
    List<VBox> lists = new ArrayList<>();
    for (PlaceList list : state.places()) {
      Shown shown = new Shown(list, open.contains(list.id()));
      if (!shown.equals(known.put(list.id(), shown))) {
        views.put(list.id(), list(list, shown.open()));
      }
      lists.add(views.get(list.id()));
    }
    if (!getChildren().equals(lists)) {
      getChildren().setAll(lists);
    }
  }

  private VBox list(PlaceList list, boolean shown) {
    Button toggle =
        Ui.link(
            "place-" + list.id(),
            String.valueOf(list.lines().size()),
            shown ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
            () -> toggle(list.id()));
    Ui.forward(toggle).getStyleClass().add("small-button");
    toggle.setAccessibleText(list.title() + ", " + list.lines().size());
    HBox head = Ui.row(8, Ui.grow(Ui.wrap(list.title(), "strong", "small")), toggle);
    head.getStyleClass().add("list-head");
    VBox view = new VBox(head);
    if (shown) {
      VBox names = new VBox(4);
      names.getStyleClass().add("place-lines");
      boolean why = list.id().equals("slower") || list.id().equals("off");
      list.lines().forEach(line -> names.getChildren().add(name(line, why)));
      view.getChildren().add(names);
    }
    return view;
  }

  private Node name(Line line, boolean why) {
    Label name = Ui.label(line.name(), "mono");
    if (line.reason().isEmpty()) {
      return name;
    }
    name.setTooltip(new Tooltip(line.reason()));
    name.setAccessibleHelp(line.reason());
    if (!why) {
      return name;
    }
    return Ui.column(0, name, Ui.wrap(line.reason(), "muted", "small"));
  }

  private void toggle(String id) {
    if (!open.remove(id)) {
      open.add(id);
    }
    draw(model.state().get());
    Node again = lookup("#place-" + id);
    if (again != null) {
      again.requestFocus();
    }
  }
}
