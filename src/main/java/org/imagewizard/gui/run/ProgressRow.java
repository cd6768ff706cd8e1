package org.imagewizard.gui.run;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** How far it is: bytes while images come, then services; and what is being done now. */
final class ProgressRow extends VBox {
  private final Texts texts;
  private final RunViewModel model;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label bytes = Ui.label("", "strong", "small");

  ProgressRow(Texts texts, RunViewModel model) {
    super(4);
    this.texts = texts;
    this.model = model;
    bar.setId("total");
    bar.setAccessibleText(texts.get("run.total"));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setPrefWidth(320);
    bytes.setId("total-words");
    Label now = Ui.wrap("", "muted", "small");
    now.setId("now");
    now.textProperty().bind(model.board().now());
    getChildren().addAll(Ui.row(12, bar, bytes), now);
    Watch.on(
        this,
        model.stage(),
        stage -> Ui.show(this, stage == Stage.STARTING || stage == Stage.STOPPING));
    Watch.on(this, model.statusProperty(), words -> measure());
    Watch.on(bytes, bytes.textProperty(), words -> Ui.show(bytes, !words.isEmpty()));
  }

  /** Services count until bytes are known: a bar that stands still says nothing. */
  private void measure() {
    Progress.Download download = model.board().download();
    int all = model.board().rows().size();
    long ready = model.board().count(Phase.READY);
    if (download.received() < download.total()) {
      bar.setProgress((double) download.received() / download.total());
      bytes.setText(words(download));
    } else {
      bar.setProgress(all == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) ready / all);
      bytes.setText(all == 0 ? texts.get("run.total.unknown") : "");
    }
  }

  private String words(Progress.Download download) {
    String sum =
        texts.get(
            "run.bytes", texts.download(download.received()), texts.download(download.total()));
    // Whole minutes, so that the words do not change under the reader.
    long minutes = (download.secondsLeft() + 59) / 60;
    return download.secondsLeft() < 0
        ? sum
        : texts.get("run.bytes.left", sum, texts.download(download.bytesPerSecond()), minutes);
  }
}
