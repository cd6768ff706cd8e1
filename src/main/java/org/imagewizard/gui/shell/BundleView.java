package org.imagewizard.gui.shell;

import java.io.File;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Where the archive goes, and whether keys go along. */
public final class BundleView extends VBox {
  private final Texts texts;
  private final BundleViewModel model;

  public BundleView(Texts texts, BundleViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("bundle");
    getStyleClass().add("panel");
    getChildren()
        .addAll(
            title(),
            Ui.wrap(texts.get("bundle.text"), "small"),
            ArchiveParts.field("bundle-file", texts.get("bundle.file"), model.file(), model.task()),
            new SwitchRow(
                "bundle-keys",
                texts.get("bundle.keys.on"),
                texts.get("bundle.keys.off"),
                texts.get("bundle.keys.text"),
                model.withKeys()),
            buttons(),
            ArchiveParts.said("bundle-said", model.task()));
  }

  private Label title() {
    Label title = Ui.label("", "section");
    Watch.on(title, model.name(), name -> title.setText(texts.get("bundle.title", name)));
    return title;
  }

  private FlowPane buttons() {
    Button pack = Ui.small("bundle-pack", texts.get("bundle.pack"), Feather.PACKAGE, model::pack);
    Button choose =
        Ui.small("bundle-choose", texts.get("bundle.choose"), Feather.FOLDER, this::choose);
    pack.disableProperty().bind(model.task().busy().or(model.file().isEmpty()));
    choose.disableProperty().bind(model.task().busy());
    return new FlowPane(8, 8, pack, choose, ArchiveParts.stop("bundle-stop", texts, model.task()));
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
