package org.imagewizard.gui.run;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks before services are warmed up whose requests somebody else may charge for: which they are,
 * what it costs, and what it costs not to. Away where there are none, and once it was done.
 */
final class WarmUpCard extends VBox {
  private final Texts texts;
  private final PaidWarmUp model;
  private final Label what = Ui.wrap("", "small");

  WarmUpCard(Texts texts, PaidWarmUp model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("warm-up-card");
    getStyleClass().add("panel");
    Button now = Ui.small("warm-up", texts.get("run.warm-up"), Feather.ZAP, model::begin);
    now.disableProperty().bind(model.running());
    getChildren().addAll(what, now);
    Watch.on(this, model.services(), names -> draw());
    Watch.on(this, model.running(), on -> draw());
  }

  private void draw() {
    var names = model.services().get();
    Ui.show(this, !names.isEmpty());
    what.setText(
        model.running().get()
            ? texts.get("run.warm-up.running")
            : texts.get("run.warm-up.ask", names.size(), String.join(", ", names)));
  }
}
