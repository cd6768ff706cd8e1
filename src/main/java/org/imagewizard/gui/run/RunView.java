package org.imagewizard.gui.run;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.gui.dashboard.DashboardView;
import org.imagewizard.gui.logs.LogView;
import org.imagewizard.gui.run.RunViewModel.Stage;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.ProblemCard;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/** Total, problems, the result, a row per service, and the log below. */
public final class RunView implements Page {
  private final Texts texts;
  private final RunViewModel model;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label bytes = Ui.label("", "small");
  private final ServiceTable table;
  private final VBox node;

  public RunView(Texts texts, RunViewModel model) {
    this.texts = texts;
    this.model = model;
    table = new ServiceTable(texts, model);
    LogView log = new LogView(texts, model.logs());
    node =
        new VBox(
            10,
            total(),
            new ProblemCard(texts, model.problem()),
            new ResultCard(texts, model),
            new DashboardView(texts, model.dashboard()),
            Ui.grow(table),
            Ui.grow(log));
    Watch.on(node, model.statusProperty(), words -> measure());
  }

  private Node total() {
    bar.setId("total");
    bar.setAccessibleText(texts.get("run.total"));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setPrefWidth(320);
    bytes.setMinWidth(Region.USE_PREF_SIZE);
    Label now = Ui.wrap("", "muted", "small");
    now.setId("now");
    now.textProperty().bind(model.board().now());
    HBox row = Ui.row(12, bar, bytes, Ui.grow(now));
    Watch.on(
        row,
        model.stage(),
        stage -> Ui.show(row, stage == Stage.STARTING || stage == Stage.STOPPING));
    bytes
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(() -> !bytes.getText().isEmpty(), bytes.textProperty()));
    bytes.managedProperty().bind(bytes.visibleProperty());
    return row;
  }

  /** Services count until bytes are known: a bar that stands still says nothing. */
  private void measure() {
    Progress.Download download = model.board().download();
    int all = model.board().rows().size();
    long ready = model.board().count(Phase.READY);
    if (download.received() < download.total()) {
      bar.setProgress((double) download.received() / download.total());
      String sum =
          texts.get(
              "run.bytes", texts.download(download.received()), texts.download(download.total()));
      // Whole minutes, so that the words do not change under the reader.
      long minutes = (download.secondsLeft() + 59) / 60;
      bytes.setText(
          download.secondsLeft() < 0
              ? sum
              : texts.get(
                  "run.bytes.left", sum, texts.download(download.bytesPerSecond()), minutes));
    } else {
      bar.setProgress(all == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) ready / all);
      bytes.setText("");
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    return table;
  }
}
