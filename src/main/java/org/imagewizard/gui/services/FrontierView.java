package org.imagewizard.gui.services;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.gui.services.FrontierState.Cell;
import org.imagewizard.gui.services.FrontierState.Column;
import org.imagewizard.gui.services.FrontierState.Part;
import org.imagewizard.gui.services.FrontierState.Row;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ems;
import org.imagewizard.gui.theme.EvenRow;
import org.imagewizard.gui.theme.InnerScroll;
import org.imagewizard.gui.theme.SaveFile;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Tower;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** What a bigger card would give: a bar over a column of answers for each size. */
final class FrontierView extends VBox {
  private static final double CHART = 150;
  private static final double LEAST_EMS = 6;

  private final Texts texts;
  private final ServicesViewModel model;
  private final VBox content = new VBox(12);

  private final SegmentedButton choice;

  FrontierView(Texts texts, ServicesViewModel model) {
    super(12);
    this.texts = texts;
    this.model = model;
    setId("frontier");
    Label caption = Ui.label(texts.get("services.language-model"), "muted", "small");
    choice =
        new SegmentedButton(
            choice("frontier-remote", LanguageModel.REMOTE),
            choice("frontier-local", LanguageModel.LOCAL));
    FlowPane top =
        new FlowPane(
            8,
            8,
            caption,
            choice,
            Ui.button(
                "frontier-copy",
                texts.get("frontier.copy"),
                Feather.COPY,
                () -> Ui.copy(FrontierText.tabs(corner(), model.frontier().get()))),
            Ui.button("frontier-save", texts.get("frontier.save"), Feather.SAVE, this::save));
    top.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(top, content);
    Watch.on(this, model.frontier(), this::draw);
  }

  private String corner() {
    return texts.get("frontier.card");
  }

  private void save() {
    SaveFile.ask(
        this,
        texts.get("frontier.save"),
        "image-cards.csv",
        FrontierText.csv(corner(), model.frontier().get()),
        () -> content.getChildren().addFirst(Ui.wrap(texts.get("dashboard.unsaved"))));
  }

  private ToggleButton choice(String id, LanguageModel value) {
    ToggleButton button = new ToggleButton(texts.get("frontier.model." + value.word()));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setSelected(model.frontierModel() == value);
    button.setOnAction(
        event -> {
          button.setSelected(true);
          model.showFrontier(value);
        });
    return button;
  }

  Node firstFocus() {
    return choice.getButtons().stream()
        .filter(ToggleButton::isSelected)
        .findFirst()
        .orElseGet(() -> choice.getButtons().getFirst());
  }

  private void draw(FrontierState state) {
    if (state.working()) {
      Label words = Ui.wrap(texts.get("frontier.working"), "muted");
      content.getChildren().setAll(words);
      return;
    }
    // The table may be wider than the page with large text; only then it scrolls sideways.
    InnerScroll table = new InnerScroll(table(state), 0);
    table.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    // The page scrolls where it is too high: squeezed between its neighbours nothing of it is seen.
    table.setMinHeight(USE_PREF_SIZE);
    content.getChildren().setAll(table, notes(state.notes()));
  }

  private Node notes(List<String> notes) {
    EvenRow row = new EvenRow(20, 16);
    for (int i = 0; i < notes.size(); i++) {
      VBox card = Ui.card(Ui.wrap(notes.get(i)));
      card.getStyleClass().add(i == 0 ? "notice" : "quiet");
      row.getChildren().add(card);
    }
    return row;
  }

  private GridPane table(FrontierState state) {
    GridPane grid = new GridPane();
    grid.setId("frontier-table");
    grid.getStyleClass().addAll("panel", "flush", "grid-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(9 * Ems.of(this));
    grid.getColumnConstraints().add(names);
    for (int i = 0; i < state.columns().size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(Region.USE_PREF_SIZE);
      column.setPrefWidth(LEAST_EMS * Ems.of(this));
      column.setHalignment(HPos.CENTER);
      grid.getColumnConstraints().add(column);
    }
    grid.add(cell(Ui.wrap(texts.get("frontier.card"), "strong"), false, "head"), 0, 0);
    grid.add(cell(legend(state), false, "chart"), 0, 1);
    for (int i = 0; i < state.columns().size(); i++) {
      Column column = state.columns().get(i);
      grid.add(head(column, i), i + 1, 0);
      grid.add(bar(column, state.largestMiB()), i + 1, 1);
    }
    int at = 2;
    for (Row row : state.rows()) {
      boolean last = at == state.rows().size() + 1;
      String style = last ? "strong" : "plain";
      grid.add(cell(Ui.wrap(row.title(), style), false, last ? "last" : "line"), 0, at);
      for (int i = 0; i < row.cells().size(); i++) {
        Node answer = answer(row.cells().get(i));
        boolean yours = state.columns().get(i).yours();
        grid.add(cell(answer, yours, last ? "last" : "line"), i + 1, at);
      }
      at++;
    }
    return grid;
  }

  /** Can be focused: it says its whole column. */
  private Node head(Column column, int i) {
    Label title = Ui.wrap(column.title(), "strong", "small", "centred");
    Label detail = Ui.label(column.detail(), "small", "muted");
    Ui.show(detail, !column.detail().isEmpty());
    VBox box = Ui.column(0, title, detail);
    box.setAlignment(Pos.CENTER);
    box.setId("frontier-column-" + i);
    box.setFocusTraversable(true);
    box.setAccessibleRole(AccessibleRole.TEXT);
    box.setAccessibleText(column.spoken());
    box.setOnMouseClicked(event -> box.requestFocus());
    box.getStyleClass().add("focusable");
    return cell(box, column.yours(), "head");
  }

  private static Node answer(Cell cell) {
    return cell.tone() == Tone.TODO
        ? Ui.label(cell.word(), "strong")
        : small(new StateWord(cell.tone(), cell.word()));
  }

  private static Node small(StateWord word) {
    word.getStyleClass().add("small");
    return word;
  }

  private Node bar(Column column, long largest) {
    if (column.totalMiB() == 0) {
      return cell(Ui.label(texts.get("frontier.empty"), "muted", "small"), column.yours(), "chart");
    }
    Tower tower = new Tower(CHART * column.totalMiB() / largest);
    tower.set(
        column.parts().stream().map(p -> new Tower.Part(p.mib(), p.style())).toList(),
        column.totalMiB());
    return cell(tower, column.yours(), "chart");
  }

  private Node legend(FrontierState state) {
    VBox box = new VBox(2, Ui.wrap(texts.get("frontier.memory"), "strong", "small"));
    for (Part part : state.legend()) {
      box.getChildren()
          .add(entry(part.style(), texts.get("frontier.part", part.name(), part.mib() / 1024.0)));
    }
    box.getChildren().add(entry("meter-other", texts.get("services.others")));
    box.getChildren().add(entry("meter-reserve", texts.get("services.reserve")));
    return box;
  }

  private static Node entry(String style, String words) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", style);
    return Ui.row(8, swatch, Ui.grow(Ui.wrap(words, "small")));
  }

  private static StackPane cell(Node content, boolean yours, String kind) {
    StackPane cell = new StackPane(content);
    cell.getStyleClass().addAll("grid-cell", "grid-" + kind);
    if (yours) {
      cell.getStyleClass().add("grid-yours");
    }
    boolean chart = kind.equals("chart");
    StackPane.setAlignment(content, chart ? Pos.BOTTOM_CENTER : Pos.CENTER_LEFT);
    if (!(content instanceof Label || content instanceof VBox && chart)) {
      StackPane.setAlignment(content, chart ? Pos.BOTTOM_CENTER : Pos.CENTER);
    }
    GridPane.setFillHeight(cell, true);
    GridPane.setValignment(cell, VPos.CENTER);
    return cell;
  }
}
