package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.gui.services.ServicesState.Group;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Capabilities at the left, what they take at the right. */
public final class ServicesView implements Page {
  private final Texts texts;
  private final ServicesViewModel model;
  private final ComboBox<LanguageModel> languageModel = new ComboBox<>();
  private final VBox list = new VBox();
  private final Map<String, CapabilityRow> rows = new HashMap<>();
  private final Map<String, Label> counts = new HashMap<>();
  private final VBox node;

  public ServicesView(Texts texts, ServicesViewModel model) {
    this.texts = texts;
    this.model = model;
    list.setId("capabilities");
    ScrollPane scroll = Ui.scroll(list);
    scroll.getStyleClass().add("panel-scroll");
    scroll.setMinHeight(260);
    VBox main = new VBox(scroll);
    Ui.grow(scroll);
    Button best =
        Ui.button("best-fit", texts.get("services.best"), Feather.ROTATE_CCW, model::bestFit);
    Button measure =
        Ui.link("measure-again", texts.get("services.measure"), Feather.REFRESH_CW, model::again);
    PlacesView places = new PlacesView(model);
    ScrollPane side = Ui.scroll(new VBox(12, new MetersView(texts, model), places));
    side.setMinHeight(260);
    side.getStyleClass().add("side-scroll");
    VBox right = new VBox(8, Ui.grow(side), new FlowPane(8, 4, best, measure));
    node = new VBox(12, top(), Ui.grow(new Columns(main, right, 22.5)));
    Watch.on(list, model.state(), this::draw);
  }

  private HBox top() {
    languageModel.setId("language-model");
    languageModel.getItems().setAll(LanguageModel.REMOTE, LanguageModel.LOCAL, LanguageModel.NONE);
    languageModel.setCellFactory(view -> new ModelCell());
    languageModel.setButtonCell(new ModelCell());
    languageModel.valueProperty().bindBidirectional(model.languageModel());
    Label caption = Ui.label(texts.get("services.language-model"), "muted", "small");
    caption.setLabelFor(languageModel);
    languageModel.setAccessibleText(caption.getText());
    return Ui.row(
        8,
        Ui.label(texts.get("services.capabilities"), "section"),
        Ui.spacer(),
        caption,
        languageModel);
  }

  /** Rows stay the same nodes, so that the focus and an open explanation stay where they are. */
  private void draw(ServicesState state) {
    List<Node> children = new ArrayList<>();
    for (Group group : state.groups()) {
      Label count =
          counts.computeIfAbsent(group.id(), id -> Ui.label("", "strong", "small", "muted"));
      count.setText(group.count());
      count.setMinWidth(Region.USE_PREF_SIZE);
      HBox head = Ui.row(8, Ui.label(group.title(), "strong", "small"), Ui.spacer(), count);
      head.getStyleClass().add("list-head");
      children.add(head);
      for (Row row : group.rows()) {
        CapabilityRow view =
            rows.computeIfAbsent(row.id(), id -> new CapabilityRow(texts, model, id));
        view.show(row);
        children.add(view);
      }
    }
    boolean same = children.size() == list.getChildren().size();
    if (!same) {
      list.getChildren().setAll(children);
    }
  }

  private final class ModelCell extends ListCell<LanguageModel> {
    @Override
    protected void updateItem(LanguageModel item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : texts.get("services.model." + item.word()));
    }
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    return languageModel;
  }
}
