package org.imagewizard.gui.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.version.VersionState.Built;
import org.imagewizard.gui.version.VersionState.Row;
import org.imagewizard.gui.version.VersionViewModel.Image;
import org.imagewizard.plan.LockFile;

/** The images: what the plan names, and once a registry said it, what it has of each. */
final class ImagesTable extends VBox {
  private final Texts texts;
  private final TableView<Image> planned = new TableView<>();
  private final TableView<Row> known = new TableView<>();
  private final TableView<Map.Entry<String, LockFile.Locked>> exact = new TableView<>();
  private Optional<LockFile> lock = Optional.empty();
  private List<String> channels = List.of();

  ImagesTable(Texts texts, VersionViewModel model) {
    this.texts = texts;
    prepare(planned, "images");
    planned
        .getColumns()
        .setAll(
            List.of(
                column("version.column.service", 190, Image::service),
                column("version.column.size", 130, Image::size),
                column("version.column.image", 300, Image::reference)));
    prepare(known, "builds");
    prepare(exact, "exact");
    exact
        .getColumns()
        .setAll(
            List.of(
                column("version.column.service", 190, Map.Entry::getKey),
                column("version.column.tag", 150, one -> one.getValue().tag()),
                column("version.column.digest", 210, one -> one.getValue().shortDigest()),
                column("version.column.created", 110, one -> one.getValue().createdDay())));
    getChildren().addAll(Ui.grow(planned), Ui.grow(known), Ui.grow(exact));
    Watch.on(planned, model.images(), planned.getItems()::setAll);
    Watch.on(this, model.state(), this::draw);
    Watch.on(
        exact,
        model.exact().lock(),
        found -> {
          lock = found;
          exact.getItems().setAll(found.map(LockFile::services).orElse(Map.of()).entrySet());
          draw(model.state().get());
        });
  }

  private void draw(VersionState state) {
    boolean asked = !state.rows().isEmpty();
    Ui.show(exact, lock.isPresent());
    Ui.show(planned, !asked && lock.isEmpty());
    Ui.show(known, asked && lock.isEmpty());
    if (asked && !channels.equals(state.columns())) {
      channels = state.columns();
      known.getColumns().setAll(columns());
    }
    known.getItems().setAll(state.rows());
  }

  private List<TableColumn<Row, ?>> columns() {
    List<TableColumn<Row, ?>> columns = new ArrayList<>();
    columns.add(column("version.column.service", 180, Row::service));
    for (int i = 0; i < channels.size(); i++) {
      columns.add(built(channels.get(i), i));
    }
    columns.add(column("version.column.download", 80, Row::size));
    columns.add(column("version.column.note", 150, Row::note));
    return columns;
  }

  private TableColumn<Row, Built> built(String channel, int at) {
    TableColumn<Row, Built> column = new TableColumn<>(texts.get("version.column.built", channel));
    column.setCellValueFactory(
        cell -> new ReadOnlyObjectWrapper<>(cell.getValue().built().get(at)));
    column.setCellFactory(table -> new BuiltCell());
    column.setPrefWidth(115);
    column.setReorderable(false);
    return column;
  }

  private void prepare(TableView<?> table, String id) {
    table.setId(id);
    table.setAccessibleText(texts.get("version.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setMinHeight(180);
    table.setPlaceholder(Ui.label(texts.get("services.why.working"), "muted"));
  }

  private <T> TableColumn<T, String> column(String key, double width, Function<T, String> value) {
    TableColumn<T, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  /** A missing build has a sign beside its word. */
  private static final class BuiltCell extends TableCell<Row, Built> {
    @Override
    protected void updateItem(Built item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.text());
      setGraphic(empty || item == null || item.fine() ? null : Icons.of(Tone.WARN));
    }
  }
}
