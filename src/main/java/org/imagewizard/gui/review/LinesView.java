package org.imagewizard.gui.review;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.review.ReviewState.Item;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.render.LineDiff;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The lines of one file, gone through change by change. */
final class LinesView extends VBox {
  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
  private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
  private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");

  /** Lines that stay seen above a change. */
  private static final int ABOVE = 3;

  private final Texts texts;
  private final ObservableList<LineDiff.Line> lines = FXCollections.observableArrayList();
  private final ListView<LineDiff.Line> list = new ListView<>(lines);
  private final Label hint = Ui.wrap("", "muted", "small");
  private final Label place = Ui.label("", "small");
  private final Button before;
  private final Button after;
  private ChangeBlocks blocks = ChangeBlocks.of(List.of());

  LinesView(Texts texts) {
    super(8);
    this.texts = texts;
    list.setId("lines");
    list.setAccessibleText(texts.get("review.lines"));
    list.setFixedCellSize(18);
    list.getStyleClass().addAll("log-list", "panel-list");
    list.setCellFactory(view -> new LineCell());
    place.setId("change-place");
    before = Ui.small("change-before", texts.get("review.before"), Feather.CHEVRON_UP, this::back);
    after = Ui.small("change-after", texts.get("review.after"), Feather.CHEVRON_DOWN, this::on);
    list.getSelectionModel().selectedIndexProperty().subscribe(this::placed);
    getChildren().addAll(new FlowPane(8, 4, place, Ui.row(8, before, after)), Ui.grow(list), hint);
  }

  /** Nothing is chosen of it yet. */
  void show(@Nullable Item item) {
    list.getSelectionModel().clearSelection();
    lines.setAll(item == null ? List.of() : item.lines());
    blocks = ChangeBlocks.of(lines);
    hint.setText(
        texts.get(item != null && lines.isEmpty() ? "review.hint.private" : "review.hint"));
    before.setDisable(blocks.isEmpty());
    after.setDisable(blocks.isEmpty());
    placed();
  }

  /** F8 and Shift+F8, as for the errors of a log. */
  void shortcut(KeyEvent event) {
    if (event.getCode() == KeyCode.F8 && !blocks.isEmpty()) {
      if (event.isShiftDown()) {
        back();
      } else {
        on();
      }
      event.consume();
    }
  }

  private void placed() {
    int at = blocks.number(list.getSelectionModel().getSelectedIndex());
    place.setText(
        at > 0
            ? texts.get("review.place", at, blocks.count())
            : texts.get("review.places", blocks.count()));
  }

  private void back() {
    go(blocks.before(list.getSelectionModel().getSelectedIndex()));
  }

  private void on() {
    go(blocks.after(list.getSelectionModel().getSelectedIndex()));
  }

  private void go(int line) {
    list.getSelectionModel().clearAndSelect(line);
    list.getFocusModel().focus(line);
    list.scrollTo(Math.max(0, line - ABOVE));
  }

  private static final class LineCell extends ListCell<LineDiff.Line> {
    @Override
    protected void updateItem(LineDiff.Line line, boolean empty) {
      super.updateItem(line, empty);
      setGraphic(null);
      setText(empty || line == null ? null : line.mark() + "  " + line.text());
      pseudoClassStateChanged(ADDED, !empty && line != null && line.mark() == '+');
      pseudoClassStateChanged(REMOVED, !empty && line != null && line.mark() == '-');
      pseudoClassStateChanged(HEAD, !empty && line != null && line.mark() == '=');
      pseudoClassStateChanged(CONFLICT, !empty && line != null && line.mark() == '!');
    }
  }
}
