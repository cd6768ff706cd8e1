package org.imagewizard.gui.services;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Placed;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.NodeCell;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.jspecify.annotations.Nullable;

/** Every service: where it runs, what it takes, why; and where a person wants it. */
final class PlacementView extends VBox {
  private final Texts texts;
  private final ServicesViewModel model;
  private final TableView<Placed> table = new TableView<>();
  private final VBox detail = new VBox(8);
  private boolean drawing;

  PlacementView(Texts texts, ServicesViewModel model) {
    super(12);
    this.texts = texts;
    this.model = model;
    table.setId("service-table");
    table.setAccessibleText(texts.get("placed.spoken"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPrefHeight(280);
    table.setMinHeight(200);
    table
        .getColumns()
        .setAll(
            List.of(
                words("placed.service", 220, Placed::name, "mono"),
                place(),
                words("placed.card-memory", 110, Placed::card, "plain"),
                words("placed.memory", 110, Placed::memory, "plain"),
                words("placed.reason", 300, Placed::reason, "plain")));
    detail.getStyleClass().addAll("panel", "quiet");
    detail.setId("placed-detail");
    getChildren().addAll(Ui.grow(table), detail);
    table.getSelectionModel().selectedItemProperty().subscribe(this::describe);
    Watch.on(this, model.state(), this::draw);
  }

  private void draw(ServicesState state) {
    Placed chosen = table.getSelectionModel().getSelectedItem();
    drawing = true;
    table.getItems().setAll(state.services());
    drawing = false;
    int at = 0;
    for (int i = 0; chosen != null && i < state.services().size(); i++) {
      if (state.services().get(i).name().equals(chosen.name())) {
        at = i;
      }
    }
    if (!state.services().isEmpty()) {
      table.getSelectionModel().select(at);
    }
  }

  private void describe(@Nullable Placed service) {
    if (service == null || drawing) {
      return;
    }
    ComboBox<String> place = new ComboBox<>();
    place.setId("place-of-service");
    place.getItems().setAll(service.choices());
    place.setValue(service.pinned());
    place.setCellFactory(view -> new PlaceCell());
    place.setButtonCell(new PlaceCell());
    place.setOnAction(event -> model.pin(service.name(), place.getValue()));
    Label caption = Ui.label(texts.get("placed.where"), "muted", "small");
    caption.setLabelFor(place);
    place.setAccessibleText(texts.get("placed.where.spoken", service.name()));
    detail
        .getChildren()
        .setAll(
            Ui.row(12, Ui.grow(Ui.wrap(service.name(), "mono")), caption, place),
            Ui.wrap(service.reason()));
  }

  private TableColumn<Placed, String> words(
      String key, double width, java.util.function.Function<Placed, String> value, String style) {
    TableColumn<Placed, String> column = column(key, width);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
    column.setCellFactory(view -> NodeCell.words(style));
    return column;
  }

  private TableColumn<Placed, Placed> place() {
    TableColumn<Placed, Placed> column = column("placed.place", 190);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(
        view ->
            new NodeCell<>(new StateWord(), (word, item) -> word.set(item.tone(), item.word())));
    return column;
  }

  private <T> TableColumn<Placed, T> column(String key, double width) {
    TableColumn<Placed, T> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  private final class PlaceCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : model.placeWord(item));
    }
  }

  TableView<Placed> firstFocus() {
    return table;
  }
}
