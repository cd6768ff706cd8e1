package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Bar;
import org.imagewizard.gui.services.ServicesState.Share;
import org.imagewizard.gui.theme.Children;
import org.imagewizard.gui.theme.Meter;
import org.imagewizard.gui.theme.Row;
import org.imagewizard.gui.theme.Ui;

/**
 * One bar with its sum, and the names of its parts where it is a card's; kept from click to click.
 */
final class BarView extends VBox {
  private final Label title = Ui.wrap("", "section");
  private final Label summary = Ui.label("", "small");
  private final Meter meter;
  private final VBox legend = new VBox(3);
  private final boolean card;

  BarView(String id) {
    super(8);
    card = id.startsWith("gpu");
    summary.setMinWidth(USE_PREF_SIZE);
    summary.setId("summary-" + id);
    meter = new Meter(card ? 20 : 11);
    meter.setId("meter-" + id);
    getChildren().addAll(Ui.row(8, Ui.grow(title), summary), meter);
    if (card) {
      getChildren().add(legend);
    }
  }

  void show(Bar bar) {
    title.setText(bar.title());
    summary.setText(bar.summary());
    meter.set(
        bar.shares().stream().map(s -> new Meter.Part(s.amount(), s.style())).toList(),
        bar.total(),
        bar.spoken());
    if (card) {
      name(bar.shares());
    }
  }

  private void name(List<Share> shares) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Line line = i < legend.getChildren().size() ? (Line) legend.getChildren().get(i) : new Line();
      line.show(shares.get(i));
      lines.add(line);
    }
    Children.keep(legend.getChildren(), lines);
  }

  /** The name of one part, and how much it is. */
  private static final class Line extends Row {
    private final Region swatch = new Region();
    private final Label name = Ui.wrap("", "small");
    private final Label amount = Ui.label("", "small");

    Line() {
      super(8);
      amount.setMinWidth(USE_PREF_SIZE);
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(swatch, Ui.grow(name), amount);
    }

    void show(Share share) {
      List<String> styles = List.of("swatch", share.style());
      if (!swatch.getStyleClass().equals(styles)) {
        swatch.getStyleClass().setAll(styles);
      }
      name.setText(share.name());
      amount.setText(share.words());
    }
  }
}
