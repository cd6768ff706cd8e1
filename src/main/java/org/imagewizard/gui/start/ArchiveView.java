package org.imagewizard.gui.start;

import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.shell.ArchiveParts;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
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
    getChildren()
        .addAll(
            Ui.label(texts.get("start.archive.title"), "section"),
            Ui.wrap(texts.get("start.archive.text"), "small"),
            ArchiveParts.field(
                "archive-file", texts.get("start.archive.file"), model.file(), model.task()),
            ArchiveParts.field(
                "archive-folder", texts.get("start.archive.folder"), model.folder(), model.task()),
            buttons(),
            ArchiveParts.said("archive-said", model.task()));
  }

  private FlowPane buttons() {
    Button load =
        Ui.small("archive-load", texts.get("start.archive.load"), Feather.DOWNLOAD, model::load);
    load.disableProperty()
        .bind(model.task().busy().or(model.file().isEmpty()).or(model.folder().isEmpty()));
    Button choose =
        Ui.small("archive-choose", texts.get("start.archive.choose"), Feather.FILE, this::choose);
    choose.disableProperty().bind(model.task().busy());
    return new FlowPane(8, 8, load, choose, ArchiveParts.stop("archive-stop", texts, model.task()));
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
