package org.imagewizard.gui.services;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.gui.services.ServicesViewModel.Part;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.InnerScroll;
import org.imagewizard.gui.theme.PartTabs;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.theme.Wrapping;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the server should do: capabilities, services, who feeds whom, how much room there is, and
 * what a card would add.
 */
public final class ServicesView implements Page {
  private final Texts texts;
  private final ServicesViewModel model;
  private final ComboBox<LanguageModel> languageModel = new ComboBox<>();
  private final PartTabs<Part> tabs;
  private final Region top;
  private final StackPane shown = new StackPane();
  private final CapabilityList capabilities;
  private final VBox node;
  private @Nullable FrontierView frontier;

  public ServicesView(Texts texts, ServicesViewModel model) {
    this.texts = texts;
    this.model = model;
    capabilities = new CapabilityList(texts, model, this::arrived);
    tabs =
        new PartTabs<>(
            "services-tabs",
            texts.get("services.tabs.spoken"),
            Part.class,
            model.part(),
            model::look);
    for (Part part : List.of(Part.CAPABILITIES, Part.SERVICES, Part.FEEDS, Part.ROOM)) {
      tabs.part(part, "tab-" + word(part), texts.get("services.part." + word(part)));
    }
    top = top();
    node = new VBox(12, top, Ui.grow(shown));
    Watch.on(node, model.part(), this::show);
  }

  private Region top() {
    Button card =
        Ui.link(
            "bigger-card",
            texts.get("services.card"),
            Feather.BAR_CHART,
            () -> model.look(Part.FRONTIER));
    languageModel.setId("language-model");
    languageModel.getItems().setAll(LanguageModel.REMOTE, LanguageModel.LOCAL, LanguageModel.NONE);
    languageModel.setCellFactory(view -> new ModelCell());
    languageModel.setButtonCell(new ModelCell());
    languageModel.setMinWidth(Region.USE_PREF_SIZE);
    languageModel.valueProperty().bindBidirectional(model.languageModel());
    Label caption = Ui.label(texts.get("services.language-model"), "muted", "small");
    caption.setLabelFor(languageModel);
    languageModel.setAccessibleText(caption.getText());
    return new Wrapping(tabs, card, new Wrapping(caption, languageModel));
  }

  /** The first capability takes the focus that waited for it. */
  private void arrived() {
    if (languageModel.isFocused()) {
      capabilities.first().ifPresent(Node::requestFocus);
    }
  }

  private static String word(Part part) {
    return part.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void show(Part part) {
    Ui.show(top, part != Part.FRONTIER);
    switch (part) {
      case CAPABILITIES -> shown.getChildren().setAll(columns());
      case SERVICES -> shown.getChildren().setAll(new PlacementView(texts, model));
      case FEEDS -> shown.getChildren().setAll(new FeedsView(texts, model));
      case ROOM -> shown.getChildren().setAll(room());
      case FRONTIER -> {
        FrontierView next = new FrontierView(texts, model);
        frontier = next;
        shown.getChildren().setAll(next);
        next.firstFocus().requestFocus();
      }
    }
    if (part != Part.FRONTIER && frontier != null) {
      frontier = null;
      tabs.requestFocus();
    }
  }

  private Region room() {
    ScrollPane scroll = new InnerScroll(new RoomView(texts, model), 260);
    scroll.getStyleClass().add("side-scroll");
    return new Columns(scroll, new VBox(new MetersView(texts, model)), 22.5);
  }

  /** The presets; each starts the selection again. */
  private MenuButton presets() {
    MenuButton menu = new MenuButton(texts.get("services.preset"));
    menu.setId("presets");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (Preset preset : Preset.bundled()) {
      MenuItem item = new MenuItem(preset.title().in(texts.locale()));
      item.setId("preset-" + preset.id());
      item.setOnAction(event -> model.start(preset));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Region columns() {
    ScrollPane list = new InnerScroll(capabilities, 260);
    list.getStyleClass().add("panel-scroll");
    VBox main = new VBox(Ui.grow(list));
    Button best =
        Ui.button("best-fit", texts.get("services.best"), Feather.ROTATE_CCW, model::bestFit);
    VBox meters = new VBox(12, new MetersView(texts, model), new PlacesView(model));
    ScrollPane side = new InnerScroll(meters, 260);
    side.getStyleClass().add("side-scroll");
    VBox right = new VBox(8, Ui.grow(side), new FlowPane(8, 4, presets(), best));
    return new Columns(main, right, 22.5);
  }

  private final class ModelCell extends ListCell<LanguageModel> {
    @Override
    protected void updateItem(@Nullable LanguageModel item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : texts.get("services.model." + item.word()));
    }
  }

  @Override
  public Region node() {
    return node;
  }

  /** The page's first question: what the server should do. */
  @Override
  public Node firstFocus() {
    return capabilities.first().orElse(languageModel);
  }
}
