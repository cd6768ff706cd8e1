package org.imagewizard.gui.services;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Bar;
import org.imagewizard.gui.services.ServicesState.Share;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Meter;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** A bar per card, memory and disk; the cards with the names of their parts. */
final class MetersView extends VBox {
  private final Texts texts;

  MetersView(Texts texts, ServicesViewModel model) {
    super(8);
    this.texts = texts;
    getStyleClass().add("panel");
    setId("meters");
    Watch.on(this, model.state(), this::draw);
  }

  private void draw(ServicesState state) {
    getChildren().clear();
    for (Bar bar : state.bars()) {
      Label summary = Ui.label(bar.summary(), "small");
      summary.setMinWidth(USE_PREF_SIZE);
      summary.setId("summary-" + bar.id());
      getChildren().add(Ui.row(8, Ui.grow(Ui.wrap(bar.title(), "section")), summary));
      boolean card = bar.id().startsWith("gpu");
      Meter meter = new Meter(card ? 20 : 11);
      meter.setId("meter-" + bar.id());
      meter.set(
          bar.shares().stream().map(s -> new Meter.Part(s.amount(), s.style())).toList(),
          bar.total(),
          bar.spoken());
      getChildren().add(meter);
      if (card) {
        VBox legend = new VBox(3);
        bar.shares().forEach(share -> legend.getChildren().add(line(share)));
        getChildren().add(legend);
      }
    }
    if (state.known()) {
      getChildren().add(Ui.wrap(texts.get("services.estimates"), "muted", "small"));
    } else {
      getChildren().add(Ui.wrap(texts.get("services.why.working"), "muted", "small"));
    }
  }

  private static Node line(Share share) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", share.style());
    Label amount = Ui.label(share.words(), "small");
    amount.setMinWidth(USE_PREF_SIZE);
    HBox row = Ui.row(8, swatch, Ui.grow(Ui.wrap(share.name(), "small")), amount);
    return row;
  }
}
