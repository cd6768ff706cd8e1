package org.imagewizard.gui.version;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Facts;
import org.imagewizard.gui.theme.Meter;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.version.VersionState.Room;
import org.kordamp.ikonli.feather.Feather;

/** What is to come, beside the room that there is for it. */
final class DownloadCard extends VBox {
  private final Texts texts;
  private final VBox figures = new VBox(8);

  DownloadCard(Texts texts, VersionViewModel model) {
    super(8);
    this.texts = texts;
    getStyleClass().add("panel");
    setId("download");
    Button ask = Ui.small("ask-registry", texts.get("version.ask"), Feather.REFRESH_CW, model::ask);
    getChildren().addAll(Ui.label(texts.get("version.download"), "section"), figures, ask);
    Watch.on(this, model.state(), this::draw);
  }

  private void draw(VersionState state) {
    Optional<Room> room = state.download();
    if (state.asking() || room.isEmpty()) {
      String key = state.asking() ? "version.asking" : "version.not-asked";
      figures.getChildren().setAll(Ui.wrap(texts.get(key), "muted", "small"));
      return;
    }
    Room found = room.get();
    Facts facts =
        new Facts()
            .add(texts.get("version.download.come"), found.download(), "strong")
            .add(texts.get("version.download.here"), found.here())
            .add(texts.get("version.download.unpacked"), texts.size(found.unpackedMiB()));
    figures.getChildren().setAll(facts);
    if (found.freeMiB() >= 0) {
      facts.add(texts.get("version.download.free"), texts.size(found.freeMiB()));
      Meter meter = new Meter(14);
      String part = texts.get("version.download.part", texts.size(found.unpackedMiB()));
      meter.set(
          List.of(new Meter.Part(found.unpackedMiB(), "meter-1")),
          Math.max(found.freeMiB(), found.unpackedMiB()),
          part);
      figures.getChildren().add(meter);
    }
    if (found.tooSmall()) {
      figures.getChildren().add(new StateWord(Tone.BAD, texts.get("version.download.small")));
    }
  }
}
