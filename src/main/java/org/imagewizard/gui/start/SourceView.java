package org.imagewizard.gui.start;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.OnDemand;
import org.imagewizard.gui.theme.PickFolder;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Where a new server's services come from, and the questions of a clone when one is wanted. */
final class SourceView extends VBox {
  private final Texts texts;
  private final SourceViewModel model;
  private final BooleanProperty cloning = new SimpleBooleanProperty();

  SourceView(Texts texts, SourceViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("source");
    getStyleClass().addAll("panel", "quiet");
    Label from = Ui.wrap("");
    from.setId("source-from");
    from.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.source().get().isEmpty()
                        ? texts.get("start.source.own")
                        : texts.get("start.source.from", model.source().get()),
                model.source()));
    Label said = Ui.wrap("", "muted", "small");
    said.setId("source-said");
    said.textProperty().bind(model.said());
    Watch.on(said, model.said(), words -> Ui.show(said, !words.isEmpty()));
    getChildren().addAll(from, buttons(), new OnDemand(cloning, this::form), said);
  }

  private Node buttons() {
    Button own = button("source-own", "start.source.back", Feather.ROTATE_CCW, model::useOwn);
    Ui.showWhile(own, model.source().isNotEmpty());
    return new FlowPane(
        8,
        8,
        own,
        button("source-folder", "start.source.choose", Feather.FOLDER, this::choose),
        button(
            "source-clone",
            "start.source.clone",
            Feather.GIT_BRANCH,
            () -> cloning.set(!cloning.get())));
  }

  private Button button(String id, String key, Feather icon, Runnable work) {
    Button button = Ui.small(id, texts.get(key), icon, work);
    button.disableProperty().bind(model.busy());
    return button;
  }

  private void choose() {
    PickFolder.ask(this, texts.get("start.source.choose")).ifPresent(model::use);
  }

  private Node form() {
    GridPane grid = new GridPane(12, 8);
    ColumnConstraints words = new ColumnConstraints();
    ColumnConstraints typed = new ColumnConstraints();
    typed.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(words, typed);
    field(grid, "source-url", "start.source.url", model.url());
    field(grid, "source-ref", "start.source.ref", model.ref());
    field(grid, "source-into", "start.source.into", model.folder());
    Button bring = button("source-bring", "start.source.bring", Feather.DOWNLOAD, model::bring);
    Button cancel =
        Ui.small("source-cancel", texts.get("start.source.cancel"), Feather.X, model::cancel);
    cancel.disableProperty().bind(model.busy().not());
    return Ui.column(
        8,
        grid,
        new SwitchRow(
            "source-submodules",
            texts.get("start.source.submodules.on"),
            texts.get("start.source.submodules.off"),
            texts.get("start.source.submodules.text"),
            model.submodules()),
        Ui.row(8, bring, cancel));
  }

  private void field(GridPane grid, String id, String key, StringProperty value) {
    TextField input = Inputs.of(id, value);
    input.disableProperty().bind(model.busy());
    Label label = Inputs.name(input, Ui.label(texts.get(key), "muted"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), label, input);
  }
}
