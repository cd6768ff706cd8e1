package org.imagewizard.gui.run;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Row;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** The services that need a look: what each says, and what can be done. Away while all is well. */
final class TroubleCard extends VBox {
  private static final int MOST = 3;

  private final Texts texts;
  private final RunViewModel model;
  private final RunWords words;
  private final Button again;

  TroubleCard(Texts texts, RunViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    this.words = new RunWords(texts);
    setId("trouble");
    getStyleClass().addAll("panel", "problem-card");
    again =
        Ui.small("start-again", texts.get("run.primary.again"), Feather.REFRESH_CW, model::retry);
    Watch.on(this, model.stage(), stage -> draw());
    Watch.on(this, model.troubled(), names -> draw());
  }

  /** What to press first. */
  Button again() {
    return again;
  }

  private void draw() {
    List<ServiceRow> rows = model.board().rows().stream().filter(ServiceRow::troubled).toList();
    Ui.show(this, model.stage().get() == Stage.TROUBLE && !rows.isEmpty());
    getChildren().clear();
    rows.stream().limit(MOST).forEach(row -> getChildren().add(problem(row)));
    if (rows.size() > MOST) {
      getChildren().add(Ui.wrap(texts.get("run.trouble.more", rows.size() - MOST), "small"));
    }
    FlowPane actions = new FlowPane(8, 8, again);
    if (model.cardIsFull()) {
      actions
          .getChildren()
          .add(
              Ui.small(
                  "plan-again", texts.get("run.trouble.plan"), Feather.REPEAT, model::planAgain));
    }
    rows.stream().limit(MOST).forEach(row -> actions.getChildren().add(log(row.name())));
    getChildren().add(actions);
  }

  private Node problem(ServiceRow row) {
    String what = texts.get("run.trouble", row.name(), words.phase(row.phase().get()));
    VBox said = Ui.column(2, Ui.wrap(what, "strong"));
    if (!row.reason().get().isEmpty()) {
      said.getChildren().add(Ui.wrap(row.reason().get()));
    }
    return new Row(12, new StateWord(Tone.BAD, texts.get("problem.word")), Ui.grow(said));
  }

  private Button log(String service) {
    return Ui.small(
        "log-of-" + service,
        texts.get("run.trouble.log", service),
        Feather.FILE_TEXT,
        () -> model.logOf(service));
  }
}
