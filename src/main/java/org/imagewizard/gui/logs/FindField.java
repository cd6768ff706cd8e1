package org.imagewizard.gui.logs;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;

/** What is looked for, and in the same field how often it is there. */
final class FindField extends CustomTextField {
  private final Texts texts;
  private final LogViewModel model;

  FindField(Texts texts, LogViewModel model) {
    this.texts = texts;
    this.model = model;
    setId("log-find");
    setPromptText(texts.get("log.find"));
    setAccessibleText(texts.get("log.find"));
    setPrefColumnCount(10);
    getStyleClass().add("small-button");
    textProperty().bindBidirectional(model.find());
    Label count = count("");
    count.setId("log-hits");
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::found, model.hits(), model.mistake(), textProperty()));
    // Room for the largest count from the first one on: the buttons beside it stand still.
    Label most = count(texts.get("log.hits", LogViewModel.LINES));
    Label wrong = count(texts.get("log.pattern.wrong"));
    most.setVisible(false);
    wrong.setVisible(false);
    StackPane room = new StackPane(most, wrong, count);
    room.setAlignment(Pos.CENTER_RIGHT);
    room.getStyleClass().add("find-count");
    setRight(room);
  }

  private static Label count(String text) {
    return Ui.label(text, "muted", "small");
  }

  private String found() {
    if (getText().isBlank()) {
      return "";
    }
    return model.mistake().get().isEmpty()
        ? texts.get("log.hits", model.hits().get())
        : texts.get("log.pattern.wrong");
  }
}
