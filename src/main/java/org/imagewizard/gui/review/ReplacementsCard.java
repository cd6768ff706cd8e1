package org.imagewizard.gui.review;

import java.util.List;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.Changes;

/** What a start would change on the running server. Away where there is nothing to ask. */
final class ReplacementsCard extends VBox {
  private final Texts texts;

  ReplacementsCard(Texts texts, Replacements model) {
    super(8);
    this.texts = texts;
    setId("replacements");
    getStyleClass().add("panel");
    Watch.on(this, model.lines(), this::draw);
  }

  private void draw(List<String> lines) {
    Ui.show(this, !lines.isEmpty());
    StateWord head = new StateWord(Tone.WARN, Changes.title().in(texts.locale()));
    head.setWrapText(true);
    head.setMinWidth(0);
    head.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(head);
    lines.forEach(line -> getChildren().add(Ui.wrap(line, "small")));
  }
}
