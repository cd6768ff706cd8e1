package org.imagewizard.gui.run;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;

/** A bar and its words while an image comes, then the one word that it is here. */
final class TransferView extends HBox {
  private final Texts texts;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label words = Ui.label("", "small");

  TransferView(Texts texts) {
    super(8);
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("thin");
    getChildren().addAll(bar, words);
  }

  void show(Transfer now) {
    Ui.show(bar, now.runs());
    if (now.runs()) {
      bar.setProgress((double) now.received() / now.total());
      words.setText(
          texts.get("run.bytes", texts.download(now.received()), texts.download(now.total())));
    } else {
      words.setText(now.past() ? texts.get("run.image.here") : "");
    }
  }
}
