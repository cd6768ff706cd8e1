package org.imagewizard.gui.dashboard;

import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Where the archive goes, and whether keys go along. */
final class BundleView extends VBox {
  private final Texts texts;
  private final BundleViewModel model;

  BundleView(Texts texts, BundleViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("bundle");
    getStyleClass().add("panel");
    TextField file = new TextField();
    file.setId("bundle-file");
    file.textProperty().bindBidirectional(model.file());
    file.disableProperty().bind(model.task().busy());
    Label label = Ui.wrap(texts.get("bundle.file"), "strong", "small");
    label.setLabelFor(file);
    file.setAccessibleText(label.getText());
    Label said = Ui.wrap("", "muted", "small");
    said.setId("bundle-said");
    said.textProperty().bind(model.task().said());
    Watch.on(said, model.task().said(), words -> Ui.show(said, !words.isEmpty()));
    getChildren()
        .addAll(
            Ui.label(texts.get("bundle.title"), "section"),
            Ui.wrap(texts.get("bundle.text"), "small"),
            label,
            file,
            new SwitchRow(
                "bundle-keys",
                texts.get("bundle.keys.on"),
                texts.get("bundle.keys.off"),
                texts.get("bundle.keys.text"),
                model.withKeys()),
            buttons(),
            said);
    Watch.on(this, model.shown(), on -> Ui.show(this, on));
  }

  private FlowPane buttons() {
    Button pack = Ui.small("bundle-pack", texts.get("bundle.pack"), Feather.PACKAGE, model::pack);
    Button choose =
        Ui.small("bundle-choose", texts.get("bundle.choose"), Feather.FOLDER, this::choose);
    pack.disableProperty().bind(model.task().busy().or(model.file().isEmpty()));
    choose.disableProperty().bind(model.task().busy());
    Button stop =
        Ui.small("bundle-stop", texts.get("archive.stop"), Feather.X, model.task()::cancel);
    stop.disableProperty().bind(model.task().busy().not());
    return new FlowPane(8, 8, pack, choose, stop);
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("bundle.choose"));
    chooser.setInitialFileName(new File(model.file().get()).getName());
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      model.file().set(chosen.getPath());
    }
  }
}
