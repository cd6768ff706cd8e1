package org.imagewizard.gui.run;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Ui;

/** A row per service: its phase as icon and word, its bytes, and what it says for itself. */
final class ServiceTable extends TableView<ServiceRow> {
  private final Texts texts;
  private final RunWords words;

  ServiceTable(Texts texts, RunViewModel model) {
    super(model.board().rows());
    this.texts = texts;
    this.words = new RunWords(texts);
    setId("services");
    setAccessibleText(texts.get("run.table"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setMinHeight(130);
    setPrefHeight(230);
    setPlaceholder(Ui.label(texts.get("run.table.empty"), "muted"));
    TableColumn<ServiceRow, String> name = column("run.column.service", 230);
    name.setCellValueFactory(
        cell -> Bindings.createStringBinding(() -> cell.getValue().name(), new Observable[0]));
    name.setCellFactory(column -> new NameCell());
    TableColumn<ServiceRow, Phase> phase = column("run.column.phase", 220);
    phase.setCellValueFactory(cell -> cell.getValue().phase());
    phase.setCellFactory(column -> new PhaseCell());
    TableColumn<ServiceRow, String> image = column("run.column.image", 150);
    image.setCellValueFactory(cell -> bytes(cell.getValue()));
    TableColumn<ServiceRow, String> reason = column("run.column.reason", 260);
    reason.setCellValueFactory(cell -> cell.getValue().reason());
    getColumns().setAll(List.of(name, phase, image, reason));
  }

  private <T> TableColumn<ServiceRow, T> column(String key, double width) {
    TableColumn<ServiceRow, T> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  private ObservableValue<String> bytes(ServiceRow row) {
    return Bindings.createStringBinding(
        () -> {
          long total = row.total().get();
          long received = row.received().get();
          if (total > 0 && received < total) {
            return texts.get("run.bytes", texts.download(received), texts.download(total));
          }
          boolean here = row.phase().get() != Phase.WAITING && row.phase().get() != Phase.PULLING;
          return here ? texts.get("run.image.here") : "";
        },
        row.received(),
        row.total(),
        row.phase());
  }

  private static final class NameCell extends TableCell<ServiceRow, String> {
    private final Label label = Ui.label("", "mono");

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      label.setText(item);
      setGraphic(empty ? null : label);
    }
  }

  private final class PhaseCell extends TableCell<ServiceRow, Phase> {
    private final StateWord word = new StateWord();

    @Override
    protected void updateItem(Phase item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
      } else {
        word.set(RunWords.tone(item), words.phase(item));
        setGraphic(word);
      }
    }
  }
}
