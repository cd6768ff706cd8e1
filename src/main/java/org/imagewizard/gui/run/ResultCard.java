package org.imagewizard.gui.run;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.theme.Wrapping;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The address to copy, and whether a real request was answered. */
final class ResultCard extends VBox {
  private final Texts texts;
  private final RunViewModel model;
  private final Button copy;
  private final Button test;
  private final Label address = Ui.label("", "address");
  private final StateWord smoke = new StateWord();

  ResultCard(Texts texts, RunViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("result");
    getStyleClass().addAll("panel", "result-card");
    address.setId("address");
    address.setMinWidth(USE_PREF_SIZE);
    copy =
        Ui.button(
            "copy-address", texts.get("run.copy"), Feather.COPY, () -> Ui.copy(address.getText()));
    copy.getStyleClass().add(Styles.ACCENT);
    test = Ui.button("test", texts.get("run.test"), Feather.ZAP, model::test);
    smoke.setId("smoke");
    smoke.setWrapText(true);
    smoke.setMinWidth(0);
    smoke.setMinHeight(USE_PREF_SIZE);
    Label where = Ui.wrap(texts.get("run.address.text"), "strong", "small");
    where.setLabelFor(copy);
    VBox words = Ui.column(2, where, address);
    getChildren().addAll(new Wrapping(words, copy, test), smoke);
    Watch.on(this, model.stage(), stage -> draw());
    Watch.on(this, model.smoke(), result -> draw());
    Watch.on(this, model.asking(), on -> draw());
    Watch.on(this, model.deployment(), result -> draw());
  }

  /** What a person does next. */
  Button copy() {
    return copy;
  }

  private void draw() {
    Deployment deployment = model.deployment().get();
    boolean shown = deployment != null && model.runs();
    Ui.show(this, shown);
    if (deployment != null && shown) {
      address.setText(deployment.address());
      say(model.smoke().get());
    }
  }

  private void untold() {
    if (model.asking().get()) {
      smoke.set(Tone.RUN, texts.get("run.smoke.asking"));
    } else if (model.problem().get() == null) {
      smoke.set(Tone.INFO, texts.get("run.smoke.untested"));
    } else {
      smoke.set(Tone.WARN, texts.get("run.smoke.none"));
    }
  }

  private void say(@Nullable SmokeResult result) {
    if (result == null) {
      untold();
    } else if (result.ok()) {
      smoke.set(Tone.OK, texts.get("run.smoke.ok", result.renderings().size()));
    } else {
      smoke.set(
          Tone.WARN,
          texts.get(
              "run.smoke.missing",
              String.join(
                  "\n", result.missing().stream().map(line -> line.in(texts.locale())).toList())));
    }
    pseudoClassStateChanged(StateWord.pseudo(Tone.OK), result != null && result.ok());
  }
}
