package org.imagewizard.gui.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Children;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** Services by the place where they run. */
final class PlacesView extends VBox {
  private final Map<String, PlaceView> views = new HashMap<>();

  PlacesView(ServicesViewModel model) {
    getStyleClass().addAll("panel", "flush");
    setId("places");
    Watch.on(this, model.state(), this::draw);
  }

  private void draw(ServicesState state) {
    Ui.show(this, !state.places().isEmpty());
    List<PlaceView> lists =
        state.places().stream()
            .map(
                list -> {
                  PlaceView view = views.computeIfAbsent(list.id(), PlaceView::new);
                  view.show(list);
                  return view;
                })
            .toList();
    Children.keep(getChildren(), lists);
  }
}
