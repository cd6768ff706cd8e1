package org.imagewizard.gui.run;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** What was said while the server started and still holds, such as that its paths are elsewhere. */
final class NotesCard extends VBox {
  private final Texts texts;

  NotesCard(Texts texts, ObservableValue<List<Phrase>> notes) {
    super(4);
    this.texts = texts;
    setId("notes");
    getStyleClass().add("panel");
    Watch.on(this, notes, this::draw);
  }

  private void draw(List<Phrase> notes) {
    getChildren().setAll(Ui.label(texts.get("run.notes"), "strong", "small"));
    notes.forEach(note -> getChildren().add(Ui.wrap(note.in(texts.locale()), "small")));
    Ui.show(this, !notes.isEmpty());
  }
}
