package org.imagewizard.gui.check;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Facts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.machine.Fix;
import org.kordamp.ikonli.feather.Feather;

/** A repair: the command, what it needs, does and how it is undone, before anything runs. */
final class FixCard extends VBox {
  private final Button run;

  FixCard(Texts texts, CheckViewModel model, Fix fix) {
    super(8);
    getStyleClass().addAll("panel", "fix-card");
    String command = fix.typed();
    Label shown = Ui.wrap(command, "mono", "code");
    shown.setMaxWidth(Double.MAX_VALUE);
    Facts facts = new Facts();
    facts.add(texts.get("fix.needs"), texts.get(fix.sudo() ? "fix.needs.root" : "fix.needs.none"));
    facts.add(texts.get("fix.effect"), fix.effect(texts.locale()));
    if (!fix.files().isEmpty()) {
      facts.add(texts.get("fix.files"), String.join("\n", fix.files()));
    }
    facts.add(texts.get("fix.undo"), fix.undo(texts.locale()));
    model.stoppedBy(fix, stopped -> facts.add(texts.get("fix.stops"), String.join("\n", stopped)));
    run = Ui.button("run-" + fix.id(), texts.get("fix.run"), Feather.ZAP, () -> model.run(fix));
    run.getStyleClass().add("accent");
    run.setAccessibleText(texts.get("fix.run") + ": " + fix.title(texts.locale()));
    run.disableProperty().bind(model.fixing().isNotEqualTo(""));
    Button copy =
        Ui.button("copy-" + fix.id(), texts.get("fix.copy"), Feather.COPY, () -> Ui.copy(command));
    BooleanBinding mine = Bindings.equal(model.fixing(), fix.id());
    ListView<String> lines = new ListView<>(model.fixLines());
    lines.getStyleClass().addAll("mono", "log-list");
    lines.setFixedCellSize(18);
    lines.setPrefHeight(96);
    lines.setAccessibleText(texts.get("fix.output"));
    Ui.showWhile(lines, mine);
    getChildren()
        .addAll(
            Ui.wrap(texts.get("fix.title", fix.title(texts.locale())), "section"),
            shown,
            facts,
            new FlowPane(8, 8, run, copy),
            lines);
  }

  Button run() {
    return run;
  }
}
