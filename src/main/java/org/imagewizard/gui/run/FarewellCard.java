package org.imagewizard.gui.run;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Focus;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Of a stopped server: a button, then what would go, and whether it may. */
final class FarewellCard extends VBox {
  FarewellCard(Texts texts, RunViewModel run) {
    super(8);
    Farewell model = run.farewell();
    Button open = Ui.small("remove-server", texts.get("run.remove"), Feather.TRASH_2, model::ask);
    TextArea list = Inputs.lines("remove-list", texts.get("run.remove.list"), 6);
    list.setMinHeight(USE_PREF_SIZE);
    list.textProperty()
        .bind(
            model
                .list()
                .map(
                    lines ->
                        lines.isEmpty()
                            ? texts.get("run.remove.looking")
                            : String.join("\n", lines)));
    Button yes = Ui.small("remove-yes", texts.get("run.remove.yes"), Feather.TRASH_2, model::begin);
    Button no = Ui.small("remove-no", texts.get("run.remove.no"), Feather.X, model::forget);
    yes.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.running().get() || model.list().get().isEmpty(),
                model.running(),
                model.list()));
    no.disableProperty().bind(model.running());
    VBox card =
        Ui.card(
            Ui.label(texts.get("run.remove.list"), "section"),
            list,
            new SwitchRow(
                "remove-data",
                texts.get("run.remove.data.on"),
                texts.get("run.remove.data.off"),
                texts.get("run.remove.data.text"),
                model.data()),
            new FlowPane(8, 8, yes, no));
    card.setId("remove-card");
    getChildren().addAll(open, card);
    Watch.on(this, run.stage(), stage -> Ui.show(this, stage == Stage.STOPPED));
    Watch.on(
        this,
        model.asked(),
        on -> {
          boolean here = Focus.inside(this);
          Ui.show(open, !on);
          Ui.show(card, on);
          if (here) {
            (on ? no : open).requestFocus();
          }
        });
  }
}
