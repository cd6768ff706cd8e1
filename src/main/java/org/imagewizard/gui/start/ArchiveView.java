package org.imagewizard.gui.start;

import java.io.File;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Which archive, and where its server goes. */
final class ArchiveView extends VBox {
  private final Texts texts;
  private final ArchiveViewModel model;

  ArchiveView(Texts texts, ArchiveViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("archive");
    getStyleClass().add("panel");
    Label said = Ui.wrap("", "muted", "small");
    said.setId("archive-said");
    said.textProperty().bind(model.task().said());
    Watch.on(said, model.task().said(), words -> Ui.show(said, !words.isEmpty()));
    getChildren()
        .addAll(
            Ui.label(texts.get("start.archive.title"), "section"),
            Ui.wrap(texts.get("start.archive.text"), "small"),
            field("archive-file", texts.get("start.archive.file"), model.file()),
            field("archive-folder", texts.get("start.archive.folder"), model.folder()),
            buttons(),
            said);
  }

  private VBox field(String id, String words, StringProperty value) {
    TextField input = new TextField();
    input.setId(id);
    input.textProperty().bindBidirectional(value);
    input.disableProperty().bind(model.task().busy());
    Label label = Ui.wrap(words, "strong", "small");
    label.setLabelFor(input);
    input.setAccessibleText(words);
    return Ui.column(4, label, input);
  }

  private FlowPane buttons() {
    Button load =
        Ui.small("archive-load", texts.get("start.archive.load"), Feather.DOWNLOAD, model::load);
    load.disableProperty()
        .bind(model.task().busy().or(model.file().isEmpty()).or(model.folder().isEmpty()));
    Button choose =
        Ui.small("archive-choose", texts.get("start.archive.choose"), Feather.FILE, this::choose);
    choose.disableProperty().bind(model.task().busy());
    Button stop =
        Ui.small("archive-stop", texts.get("archive.stop"), Feather.X, model.task()::cancel);
    stop.disableProperty().bind(model.task().busy().not());
    return new FlowPane(8, 8, load, choose, stop);
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("start.archive.choose"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.choose(chosen.toPath());
    }
  }
}
