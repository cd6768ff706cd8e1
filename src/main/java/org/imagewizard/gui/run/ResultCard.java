package org.imagewizard.gui.run;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.gui.run.RunViewModel.Stage;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** The address to copy, and whether a real request was answered. */
final class ResultCard extends VBox {
  private final Texts texts;
  private final RunViewModel model;

  ResultCard(Texts texts, RunViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("result");
    getStyleClass().add("panel");
    Watch.on(this, model.stage(), stage -> draw());
    Watch.on(this, model.smoke(), result -> draw());
    Watch.on(this, model.deployment(), result -> draw());
  }

  private void draw() {
    Stage stage = model.stage().get();
    Deployment deployment = model.deployment().get();
    boolean shown = deployment != null && (stage == Stage.RUNNING || stage == Stage.TROUBLE);
    Ui.show(this, shown);
    getChildren().clear();
    if (deployment != null && shown) {
      Label address = Ui.label(deployment.address(), "mono", "strong");
      address.setId("address");
      address.setMinWidth(USE_PREF_SIZE);
      Button copy =
          Ui.small(
              "copy-address",
              texts.get("run.copy"),
              Feather.COPY,
              () -> Ui.copy(deployment.address()));
      Button test = Ui.small("test", texts.get("run.test"), Feather.REFRESH_CW, model::test);
      getChildren()
          .addAll(
              Ui.row(12, Ui.label(texts.get("run.address"), "section"), address, copy, test),
              Ui.wrap(texts.get("run.address.text"), "muted", "small"),
              smoke(model.smoke().get()));
    }
  }

  private StateWord smoke(@org.jspecify.annotations.Nullable SmokeResult result) {
    StateWord word = new StateWord();
    word.setId("smoke");
    word.setWrapText(true);
    word.setMinWidth(0);
    word.setMinHeight(USE_PREF_SIZE);
    if (result == null) {
      word.set(
          model.problem().get() == null ? Tone.RUN : Tone.WARN,
          texts.get(model.problem().get() == null ? "run.smoke.asking" : "run.smoke.none"));
    } else if (result.ok()) {
      word.set(Tone.OK, texts.get("run.smoke.ok", result.renderings().size()));
    } else {
      word.set(Tone.WARN, texts.get("run.smoke.missing", String.join("\n", result.missing())));
    }
    return word;
  }
}
