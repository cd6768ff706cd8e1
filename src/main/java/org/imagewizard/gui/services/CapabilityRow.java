package org.imagewizard.gui.services;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.kordamp.ikonli.feather.Feather;

/** One capability: a check box with its row, its state, and the reason opening in place. */
final class CapabilityRow extends VBox {
  private final Texts texts;
  private final CheckBox box = new CheckBox();
  private final Label title = Ui.wrap("", "strong");
  private final Label description = Ui.wrap("", "muted", "small");
  private final StateWord state = new StateWord().pill();
  private final Button why;
  private final Label reason = Ui.wrap("");
  private final Label needs = Ui.wrap("", "mono", "small", "muted");
  private final VBox explanation;
  private Tone tone = Tone.OFF;

  CapabilityRow(Texts texts, ServicesViewModel model, String id) {
    super(8);
    this.texts = texts;
    getStyleClass().add("list-row");
    box.setId("capability-" + id);
    box.setOnAction(event -> model.toggle(id, box.isSelected()));
    why = Ui.link("why-" + id, "", Feather.CHEVRON_DOWN, this::toggle);
    why.getStyleClass().add("small-button");
    explanation = Ui.card(reason, Ui.wrap(texts.get("services.needs"), "muted", "small"), needs);
    explanation.setSpacing(4);
    explanation.setId("reason-" + id);
    VBox words = Ui.column(2, title, description);
    words.setOnMouseClicked(
        event -> {
          box.requestFocus();
          box.fire();
        });
    HBox head = Ui.row(8, box, Ui.grow(words), state, why);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, explanation);
    Ui.show(explanation, false);
  }

  void show(Row row) {
    box.setSelected(row.on());
    box.setAccessibleText(row.title() + ", " + row.word());
    title.setText(row.title());
    description.setText(row.description());
    Ui.show(description, !row.description().isEmpty());
    boolean newlyRefused = tone != Tone.WARN && row.tone() == Tone.WARN && title.getScene() != null;
    tone = row.tone();
    state.set(row.tone(), row.word());
    reason.setText(row.reason());
    needs.setText(row.needs());
    boolean explained = !row.on() && !row.reason().isEmpty();
    Ui.show(why, explained);
    boolean open = explained && (explanation.isVisible() || newlyRefused);
    open(open);
  }

  private void toggle() {
    open(!explanation.isVisible());
  }

  private void open(boolean open) {
    Ui.show(explanation, open);
    why.setText(texts.get("services.why-not"));
    why.setGraphic(Icons.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    why.setAccessibleText(texts.get("services.why-not.spoken", title.getText()));
    pseudoClassStateChanged(StateWord.pseudo(Tone.WARN), open && tone == Tone.WARN);
  }
}
