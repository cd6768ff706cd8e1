package org.imagewizard.gui.run;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.NodeCell;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/**
 * A row per service: its phase as icon and word, then its bytes while it comes, or what it holds
 * while it runs. Enter or a double click shows the log of one.
 */
final class ServiceTable extends TableView<ServiceRow> {
  private final Texts texts;
  private final RunWords words;
  private final RunViewModel model;
  private final List<TableColumn<ServiceRow, ?>> coming;
  private final List<TableColumn<ServiceRow, ?>> there;

  ServiceTable(Texts texts, RunViewModel model) {
    super(model.board().rows());
    this.texts = texts;
    this.model = model;
    this.words = new RunWords(texts);
    setId("services");
    setAccessibleText(texts.get("run.table"));
    setAccessibleHelp(texts.get("run.table.help"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setMinHeight(130);
    setPrefHeight(230);
    setPlaceholder(Ui.label(texts.get("run.table.empty"), "muted"));
    setOnMouseClicked(event -> open(event.getClickCount() == 2));
    addEventHandler(KeyEvent.KEY_PRESSED, event -> open(event.getCode() == KeyCode.ENTER));
    TableColumn<ServiceRow, Transfer> image = column("run.column.image", 190);
    image.setCellValueFactory(cell -> transfer(cell.getValue()));
    image.setCellFactory(column -> new NodeCell<>(new TransferView(texts), TransferView::show));
    coming = List.of(name(), phase(190), image, reason());
    there =
        List.of(
            name(),
            phase(130),
            measured("run.column.place", 90, this::place),
            measured("run.column.memory", 80, one -> size(one.memoryMiB())),
            measured("run.column.since", 100, one -> words.since(one, Instant.now())),
            measured("run.column.restarts", 75, one -> String.valueOf(one.restarts())),
            reason());
    running(false);
  }

  private void open(boolean wanted) {
    ServiceRow row = getSelectionModel().getSelectedItem();
    if (wanted && row != null) {
      model.logOf(row.name());
    }
  }

  /** What was measured of a server that runs, in place of how far its images are. */
  void running(boolean on) {
    getColumns().setAll(on ? there : coming);
  }

  private TableColumn<ServiceRow, String> name() {
    TableColumn<ServiceRow, String> name = column("run.column.service", 225);
    name.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().name()));
    name.setCellFactory(column -> NodeCell.words("mono"));
    return name;
  }

  private TableColumn<ServiceRow, Phase> phase(double width) {
    TableColumn<ServiceRow, Phase> phase = column("run.column.phase", width);
    phase.setCellValueFactory(cell -> cell.getValue().phase());
    phase.setCellFactory(
        column ->
            new NodeCell<>(
                new StateWord(), (word, now) -> word.set(RunWords.tone(now), words.phase(now))));
    return phase;
  }

  private TableColumn<ServiceRow, String> reason() {
    TableColumn<ServiceRow, String> reason = column("run.column.reason", 200);
    reason.setCellValueFactory(cell -> cell.getValue().reason());
    return reason;
  }

  private TableColumn<ServiceRow, ServiceStatus> measured(
      String key, double width, Function<ServiceStatus, String> value) {
    TableColumn<ServiceRow, ServiceStatus> column = column(key, width);
    column.setCellValueFactory(cell -> cell.getValue().seen());
    column.setCellFactory(
        view -> new NodeCell<>(new Label(), (label, one) -> label.setText(value.apply(one))));
    return column;
  }

  private <T> TableColumn<ServiceRow, T> column(String key, double width) {
    TableColumn<ServiceRow, T> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  private String place(ServiceStatus one) {
    return one.placement().startsWith("gpu:")
        ? texts.get("placed.gpu", one.placement().substring("gpu:".length()))
        : texts.get("placed.cpu");
  }

  private String size(long mib) {
    return mib < 0 ? "" : texts.size(mib);
  }

  private static ObservableValue<Transfer> transfer(ServiceRow row) {
    return Bindings.createObjectBinding(
        () -> {
          boolean here = row.phase().get() != Phase.WAITING && row.phase().get() != Phase.PULLING;
          return new Transfer(row.received().get(), row.total().get(), here);
        },
        row.received(),
        row.total(),
        row.phase());
  }
}
