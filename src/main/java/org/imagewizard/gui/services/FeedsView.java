package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.Feeds.Links;
import org.imagewizard.gui.services.Feeds.Stage;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.EvenRow;
import org.imagewizard.gui.theme.Facts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.Evaluation;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The services that are on, by stage: choose one, read what it takes, calls and gives. */
final class FeedsView extends VBox {
  private static final PseudoClass RELATED = PseudoClass.getPseudoClass("related");

  /** Letters of a name in one line of a column. */
  private static final int LINE = 17;

  private final Texts texts;
  private final ServicesViewModel model;
  private final EvenRow row = new EvenRow(10, 8);
  private final List<ListView<String>> lists = new ArrayList<>();
  private final VBox detail = new VBox(8);
  private final ToggleButton all;
  private Feeds feeds;
  private String chosen = "";

  FeedsView(Texts texts, ServicesViewModel model) {
    super(12);
    this.texts = texts;
    this.model = model;
    feeds = model.feeds();
    all = new ToggleButton(texts.get("feeds.all"), Icons.of(Feather.LIST));
    all.setId("feeds-all");
    all.setMinWidth(USE_PREF_SIZE);
    all.selectedProperty().subscribe(on -> describe());
    detail.setId("feeds-detail");
    detail.getStyleClass().add("panel");
    getChildren().addAll(row, detail);
    Watch.on(this, model.evaluation(), this::draw);
  }

  private void draw(@Nullable Evaluation now) {
    feeds = model.feeds();
    row.getChildren().clear();
    lists.clear();
    for (Stage stage : feeds.stages()) {
      row.getChildren().add(column(stage));
    }
    List<Stage> stages = feeds.stages();
    boolean gone = stages.stream().noneMatch(s -> s.services().contains(chosen));
    if (gone && !stages.isEmpty()) {
      chosen = first(stages);
    }
    choose(chosen);
  }

  /** The first that gives a person something. */
  private static String first(List<Stage> stages) {
    return stages.stream()
        .filter(stage -> stage.id().equals("answer"))
        .findFirst()
        .orElse(stages.getFirst())
        .services()
        .getFirst();
  }

  private VBox column(Stage stage) {
    Label title =
        Ui.wrap(
            texts.get(
                "feeds.stage." + stage.id(),
                stage.number(),
                stage.number() == 2 ? "2, 3" : String.valueOf(stage.number())),
            "strong");
    HBox head = Ui.row(8, Ui.grow(title));
    head.getStyleClass().add("list-head");
    ListView<String> list = new ListView<>();
    list.setId("feeds-" + stage.id() + (stage.number() > 0 ? "-" + stage.number() : ""));
    list.getItems().setAll(stage.services());
    list.setCellFactory(view -> new Cell());
    list.setAccessibleText(title.getText());
    list.getStyleClass().add("feeds-list");
    list.setPrefHeight(230);
    list.setMinHeight(120);
    title.setLabelFor(list);
    list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
    lists.add(list);
    VBox column = new VBox(head, Ui.grow(list));
    column.getStyleClass().addAll("panel", "flush");
    return column;
  }

  private void choose(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return;
    }
    chosen = name;
    for (ListView<String> list : lists) {
      int at = list.getItems().indexOf(name);
      if (at < 0) {
        list.getSelectionModel().clearSelection();
      } else if (list.getSelectionModel().getSelectedIndex() != at) {
        list.getSelectionModel().select(at);
      }
      list.refresh();
    }
    model.choose(name);
    describe();
  }

  private void describe() {
    Label title = Ui.wrap(all.isSelected() ? texts.get("feeds.all.title") : chosen);
    title.getStyleClass().add(all.isSelected() ? "section" : "feeds-name");
    Facts facts = new Facts();
    if (all.isSelected()) {
      feeds.stages().stream()
          .flatMap(stage -> stage.services().stream())
          .forEach(name -> facts.add(name, sentence(name)));
    } else if (!chosen.isEmpty()) {
      Links links = feeds.of(chosen);
      fact(facts, "feeds.takes", links.takesFrom());
      fact(facts, "feeds.calls", links.calls());
      fact(facts, "feeds.feeds", links.feeds());
      fact(facts, "feeds.called", links.calledBy());
      fact(facts, "feeds.gives", model.gives(chosen));
    }
    HBox head = Ui.row(12, Ui.grow(title), all);
    detail.getChildren().setAll(head, facts);
  }

  private void fact(Facts facts, String key, List<String> names) {
    if (!names.isEmpty()) {
      facts.add(texts.get(key), String.join(", ", names), "plain");
    }
  }

  private String sentence(String name) {
    Links links = feeds.of(name);
    List<String> parts = new ArrayList<>();
    part(parts, "feeds.takes", links.takesFrom());
    part(parts, "feeds.calls", links.calls());
    part(parts, "feeds.gives", model.gives(name));
    return parts.isEmpty() ? texts.get("feeds.alone") : String.join("; ", parts);
  }

  private void part(List<String> parts, String key, List<String> names) {
    if (!names.isEmpty()) {
      parts.add(texts.get("feeds.part", texts.get(key), String.join(", ", names)));
    }
  }

  private Feather arrow(String name) {
    if (name.equals(chosen)) {
      return Feather.CHECK;
    }
    Links links = feeds.of(chosen);
    boolean towards = links.takesFrom().contains(name) || links.calledBy().contains(name);
    return towards ? Feather.ARROW_RIGHT : Feather.ARROW_LEFT;
  }

  /** What a service has to do with the chosen one; empty when nothing. */
  private String relation(String name) {
    Links links = feeds.of(chosen);
    Set<String> words = new TreeSet<>();
    if (name.equals(chosen)) {
      words.add("feeds.chosen");
    } else if (links.takesFrom().contains(name)) {
      words.add("feeds.it");
    } else if (links.calls().contains(name)) {
      words.add("feeds.is-called");
    } else if (links.feeds().contains(name)) {
      words.add("feeds.is-fed");
    } else if (links.calledBy().contains(name)) {
      words.add("feeds.calls-it");
    }
    return words.isEmpty() ? "" : texts.get(words.iterator().next());
  }

  /** Long names go on after a hyphen. */
  private static String lines(String name) {
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (String part : name.split("(?<=-)")) {
      if (used > 0 && used + part.length() > LINE) {
        lines.append('\n');
        used = 0;
      }
      lines.append(part);
      used += part.length();
    }
    return lines.toString();
  }

  private final class Cell extends ListCell<String> {
    private final Label name = Ui.wrap("", "mono");
    private final Label words = Ui.wrap("", "small", "relation");
    private final VBox box = Ui.column(1, name, words);

    Cell() {
      getStyleClass().add("feeds-cell");
      setPrefWidth(0);
      box.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      draw(empty || item == null ? "" : item);
    }

    private void draw(String service) {
      boolean none = service.isEmpty();
      String relation = none ? "" : relation(service);
      name.setText(lines(service));
      words.setText(relation);
      words.setGraphic(relation.isEmpty() ? null : Icons.of(arrow(service)));
      Ui.show(words, !relation.isEmpty());
      setGraphic(none ? null : box);
      setAccessibleText(relation.isEmpty() ? service : service + ", " + relation);
      pseudoClassStateChanged(RELATED, !relation.isEmpty() && !service.equals(chosen));
    }
  }

  /** The list to focus on arrival. */
  Region firstFocus() {
    return lists.isEmpty() ? all : lists.getFirst();
  }
}
