package org.imagewizard.gui.review;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.review.ReviewState.Fact;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** What will happen, and what will not. */
final class ConsequencesView extends VBox {
  private final Texts texts;
  private final Button only;

  ConsequencesView(Texts texts, ReviewViewModel model, Button only) {
    super(12);
    this.texts = texts;
    this.only = only;
    setId("consequences");
    Watch.on(this, model.state(), this::draw);
  }

  private void draw(ReviewState state) {
    VBox happens = Ui.card(Ui.label(texts.get("review.happens"), "section"));
    happens.setSpacing(8);
    state.happens().forEach(fact -> happens.getChildren().add(line(fact)));
    VBox stays = Ui.card(Ui.label(texts.get("review.stays"), "section"));
    stays.setSpacing(8);
    state.stays().forEach(text -> stays.getChildren().add(Ui.wrap(text, "small")));
    stays.getChildren().add(only);
    getChildren().setAll(happens, stays);
  }

  private static HBox line(Fact fact) {
    HBox line = Ui.row(10, Icons.of(icon(fact.kind())), Ui.grow(Ui.wrap(fact.text(), "small")));
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }

  private static Feather icon(String kind) {
    return switch (kind) {
      case "download" -> Feather.DOWNLOAD;
      case "lock" -> Feather.LOCK;
      case "disk" -> Feather.HARD_DRIVE;
      case "containers" -> Feather.BOX;
      case "memory", "gpu" -> Feather.CPU;
      case "remote" -> Feather.GLOBE;
      default -> Feather.LINK_2;
    };
  }
}
