package org.imagewizard.gui.review;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.review.ReviewState.Item;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.ProblemCard;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** The files, the lines of the chosen one, and what follows. */
public final class ReviewView implements Page {
  private final Texts texts;
  private final ListView<Item> files = new ListView<>();
  private final Label folder = Ui.label("", "mono", "small");
  private final Label count = Ui.label("", "strong", "small");
  private final Region node;

  public ReviewView(Texts texts, ReviewViewModel model) {
    this.texts = texts;
    files.setId("files");
    files.setAccessibleText(texts.get("review.files"));
    files.setCellFactory(view -> new FileCell());
    files.getStyleClass().add("panel-list");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Ui.row(8, Ui.grow(folder), Ui.spacer(), count);
    folder.setMinWidth(0);
    head.getStyleClass().add("list-head");
    VBox left = new VBox(head, Ui.grow(files));
    left.getStyleClass().addAll("panel", "flush");
    left.setPrefWidth(290);
    left.setMinWidth(210);
    LinesView lines = new LinesView(texts);
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(160);
    HBox pair = new HBox(12, left, lines);
    pair.addEventFilter(KeyEvent.KEY_PRESSED, lines::shortcut);
    pair.setMinHeight(240);
    Button only =
        Ui.small("write-only", texts.get("review.write-only"), Feather.SAVE, model::writeOnly);
    VBox main =
        new VBox(
            12,
            new ProblemCard(texts, model.problem()),
            new ReplacementsCard(texts, model.replacements()),
            new ConflictsView(texts, model.conflicts(), model::redact),
            Ui.grow(pair));
    node = new Columns(main, new ConsequencesView(texts, model, only), 18.5);
    files.getSelectionModel().selectedItemProperty().subscribe(lines::show);
    Watch.on(files, model.state(), this::draw);
  }

  private void draw(ReviewState state) {
    folder.setText(state.folder());
    count.setText(texts.get("review.count", state.files().size()));
    int chosen = Math.max(0, files.getSelectionModel().getSelectedIndex());
    files.getItems().setAll(state.files());
    files.getSelectionModel().select(Math.min(chosen, state.files().size() - 1));
  }

  private static final class FileCell extends ListCell<Item> {
    @Override
    protected void updateItem(Item item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      StateWord word = new StateWord(item.tone(), item.word());
      word.getStyleClass().add("small");
      Label path = Ui.label(item.path(), "mono");
      path.setMinWidth(0);
      path.setMaxWidth(Double.MAX_VALUE);
      setGraphic(Ui.row(8, Ui.grow(path), word));
      setAccessibleText(item.path() + ", " + item.word());
      setPrefWidth(0);
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    return files;
  }
}
