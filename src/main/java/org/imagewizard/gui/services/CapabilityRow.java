package org.imagewizard.gui.services;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.services.ServicesViewModel.Part;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.kordamp.ikonli.feather.Feather;

/** One capability: a check box with its row, its state, and the reason opening in place. */
final class CapabilityRow extends VBox {
  private final Texts texts;
  private final ServicesViewModel model;
  private final String id;
  private final CheckBox box = new CheckBox();
  private final Label title = Ui.wrap("", "strong");
  private final Label description = Ui.wrap("", "muted", "small");
  private final StateWord state = new StateWord().pill();
  private final Button why;
  private final Label reason = Ui.wrap("");
  private final Label needs = Ui.wrap("", "mono", "small", "muted");
  private final Label instead = Ui.wrap("");
  private final Button swap;
  private final HBox exchange;
  private final FlowPane ways;
  private final VBox explanation;
  private Tone tone = Tone.OFF;

  CapabilityRow(Texts texts, ServicesViewModel model, String id) {
    super(8);
    this.texts = texts;
    this.model = model;
    this.id = id;
    getStyleClass().add("list-row");
    box.setId("capability-" + id);
    box.setOnAction(event -> model.toggle(id, box.isSelected()));
    why =
        Ui.link(
            "why-" + id, texts.get("services.why-not"), Feather.CHEVRON_DOWN, this::toggleReason);
    why.getStyleClass().add("small-button");
    swap = small("swap-", "services.swap", Feather.REPEAT, () -> model.swap(id));
    exchange = Ui.row(12, Ui.grow(instead), swap);
    ways =
        new FlowPane(
            8,
            8,
            small("measure-", "services.measure", Feather.REFRESH_CW, model::again),
            small("card-", "services.card", Feather.BAR_CHART, () -> model.look(Part.FRONTIER)));
    explanation =
        Ui.card(
            reason, exchange, ways, Ui.wrap(texts.get("services.needs"), "muted", "small"), needs);
    explanation.setSpacing(6);
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

  private Button small(String idStart, String key, Feather icon, Runnable action) {
    return Ui.small(idStart + id, texts.get(key), icon, action);
  }

  Node box() {
    return box;
  }

  void show(Row row) {
    box.setSelected(row.on());
    box.setAccessibleText(row.title() + ", " + row.word());
    box.setAccessibleHelp(row.description());
    title.setText(row.title());
    description.setText(row.description());
    Ui.show(description, !row.description().isEmpty());
    boolean newlyRefused = tone != Tone.WARN && row.tone() == Tone.WARN && title.getScene() != null;
    tone = row.tone();
    state.set(row.tone(), row.word());
    reason.setText(row.reason());
    needs.setText(row.needs());
    Ui.show(ways, row.tone() == Tone.WARN);
    boolean explained = !row.on() && !row.reason().isEmpty();
    Ui.show(why, explained);
    open(explained && (explanation.isVisible() || newlyRefused));
  }

  /** Opens or closes the reason why it is off. */
  void toggleReason() {
    if (why.isVisible()) {
      open(!explanation.isVisible());
    }
  }

  private void open(boolean open) {
    boolean opens = open && !explanation.isVisible();
    if (open != explanation.isVisible()) {
      why.setGraphic(Icons.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    }
    Ui.show(explanation, open);
    why.setAccessibleText(texts.get("services.why-not.spoken", title.getText()));
    pseudoClassStateChanged(StateWord.pseudo(Tone.WARN), open && tone == Tone.WARN);
    if (opens) {
      Ui.show(exchange, false);
      if (tone == Tone.WARN) {
        model.instead(id, this::offer);
      }
    }
  }

  /** What would go in exchange; found in the background. */
  private void offer(List<String> lost) {
    instead.setText(texts.get("services.instead", String.join("; ", lost)));
    swap.setAccessibleText(swap.getText() + ": " + instead.getText());
    Ui.show(exchange, !lost.isEmpty());
  }
}
