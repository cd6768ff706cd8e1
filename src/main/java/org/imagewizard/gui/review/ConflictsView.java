package org.imagewizard.gui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.review.Conflicts.Place;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits.Side;
import org.kordamp.ikonli.feather.Feather;

/** A card for each place that both a person and the plan changed. Away where there is none. */
final class ConflictsView extends VBox {
  private final Texts texts;
  private final Conflicts model;
  private final UnaryOperator<String> redact;
  private final List<ConflictCard> cards = new ArrayList<>();
  private List<Conflict> shown = List.of();

  ConflictsView(Texts texts, Conflicts model, UnaryOperator<String> redact) {
    super(12);
    this.texts = texts;
    this.model = model;
    this.redact = redact;
    setId("conflicts");
    Watch.on(this, model.places(), this::draw);
  }

  /** Cards stay while their places do, and with them the focus. */
  private void draw(List<Place> places) {
    Ui.show(this, !places.isEmpty());
    List<Conflict> now = places.stream().map(Place::conflict).toList();
    if (!now.equals(shown)) {
      shown = now;
      cards.clear();
      for (int i = 0; i < now.size(); i++) {
        cards.add(new ConflictCard(texts, model, now.get(i), i + 1, now.size(), redact));
      }
      getChildren().setAll(Ui.wrap(texts.get("review.conflicts", now.size()), "strong"));
      getChildren().addAll(cards);
      getChildren().add(all());
    }
    for (int i = 0; i < cards.size(); i++) {
      cards.get(i).update(places.get(i));
    }
  }

  private FlowPane all() {
    return new FlowPane(
        8,
        8,
        way("keep-edits", "review.keep-edits", Feather.EDIT, () -> model.decideAll(Side.YOURS)),
        way(
            "plan-edits",
            "review.plan-edits",
            Feather.CORNER_DOWN_RIGHT,
            () -> model.decideAll(Side.PLAN)),
        way("replace-edits", "review.replace-edits", Feather.REFRESH_CW, model::replaceFiles));
  }

  private Button way(String id, String key, Feather icon, Runnable action) {
    return Ui.small(id, texts.get(key), icon, action);
  }
}
