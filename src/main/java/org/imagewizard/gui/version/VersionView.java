package org.imagewizard.gui.version;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Choices;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.version.VersionViewModel.Channel;
import org.imagewizard.gui.version.VersionViewModel.Image;

/** Channel cards, the registry, and the images that follow. */
public final class VersionView implements Page {
  private final Texts texts;
  private final VersionViewModel model;
  private final Choices<Channel> choices;
  private final VBox node;

  public VersionView(Texts texts, VersionViewModel model) {
    this.texts = texts;
    this.model = model;
    TextField tag = new TextField();
    tag.setId("other-tag");
    tag.getStyleClass().add("mono");
    tag.setPromptText("2025-10-29T14.05");
    tag.setAccessibleText(texts.get("version.other.tag"));
    tag.textProperty().bindBidirectional(model.other());
    tag.focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                model.channel().set(Channel.OTHER);
              }
            });
    choices = new Choices<>(Channel.class, model.channel());
    choices
        .card(
            Channel.UNSTABLE,
            "channel-unstable",
            "unstable",
            Ui.wrap(texts.get("version.unstable.text")))
        .card(Channel.LATEST, "channel-latest", "latest", Ui.wrap(texts.get("version.latest.text")))
        .card(
            Channel.OTHER,
            "channel-other",
            texts.get("version.other"),
            Ui.wrap(texts.get("version.other.text")),
            tag);
    VBox side = new VBox(12, registry(), note());
    Columns columns = new Columns(table(), side, 20.5);
    node = new VBox(12, choices, Ui.grow(columns));
  }

  private Node registry() {
    TextField prefix = new TextField();
    prefix.setId("registry");
    prefix.getStyleClass().add("mono");
    prefix.setPromptText("registry.example.org/mirror");
    prefix.textProperty().bindBidirectional(model.registry());
    Label label = Ui.wrap(texts.get("version.registry.label"), "strong", "small");
    label.setLabelFor(prefix);
    prefix.setAccessibleText(label.getText());
    return Ui.card(
        Ui.label(texts.get("version.registry"), "section"),
        label,
        prefix,
        Ui.wrap(texts.get("version.registry.text"), "muted", "small"));
  }

  private Node note() {
    VBox card =
        Ui.card(
            Ui.wrap(texts.get("version.note"), "strong", "small"),
            Ui.wrap(texts.get("version.note.text"), "small"));
    card.getStyleClass().add("notice");
    return card;
  }

  private Region table() {
    ObservableList<Image> items = FXCollections.observableArrayList();
    TableView<Image> table = new TableView<>(items);
    table.setId("images");
    table.setAccessibleText(texts.get("version.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                column("version.column.service", 190, Image::service),
                column("version.column.size", 130, Image::size),
                column("version.column.image", 300, Image::reference)));
    table.setMinHeight(180);
    table.setPlaceholder(Ui.label(texts.get("services.why.working"), "muted"));
    Watch.on(table, model.images(), items::setAll);
    return table;
  }

  private TableColumn<Image, String> column(
      String key, double width, java.util.function.Function<Image, String> value) {
    TableColumn<Image, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    return choices.first();
  }
}
