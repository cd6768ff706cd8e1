package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Bar;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Children;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** A bar per card, memory and disk; the cards with the names of their parts. */
final class MetersView extends VBox {
  private final Texts texts;
  private final Map<String, BarView> bars = new HashMap<>();
  private final VBox box = new VBox(8);
  private final Label note = Ui.wrap("", "muted", "small");

  MetersView(Texts texts, ServicesViewModel model) {
    super(8);
    this.texts = texts;
    getStyleClass().add("panel");
    setId("meters");
    Button measure =
        Ui.link("measure-again", texts.get("services.measure"), Feather.REFRESH_CW, model::again);
    getChildren().addAll(box, note, measure);
    Watch.on(this, model.state(), this::draw);
  }

  /** Bars stay the same nodes, so that a click measures no more texts than it changes. */
  private void draw(ServicesState state) {
    List<BarView> views = new ArrayList<>();
    for (Bar bar : state.bars()) {
      BarView view = bars.computeIfAbsent(bar.id(), BarView::new);
      view.show(bar);
      views.add(view);
    }
    Children.keep(box.getChildren(), views);
    note.setText(texts.get(state.known() ? "services.estimates" : "services.why.working"));
  }
}
