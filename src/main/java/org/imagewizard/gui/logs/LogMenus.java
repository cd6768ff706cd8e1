package org.imagewizard.gui.logs;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.Severity;

/** The menus above a log: whose lines, how serious, how they are searched, and where they go. */
final class LogMenus {
  private final Texts texts;
  private final LogViewModel model;
  private final Runnable copy;
  private final Runnable save;

  LogMenus(Texts texts, LogViewModel model, Runnable copy, Runnable save) {
    this.texts = texts;
    this.model = model;
    this.copy = copy;
    this.save = save;
  }

  /** A tick per service, with its errors. */
  MenuButton services() {
    MenuButton button = button("log-service", "log.services.all");
    button.setAccessibleText(texts.get("log.services"));
    button.setOnShowing(event -> fill(button));
    ListChangeListener<String> named = change -> fill(button);
    button
        .sceneProperty()
        .subscribe(
            scene -> {
              model.services().removeListener(named);
              if (scene != null) {
                model.services().addListener(named);
                fill(button);
              }
            });
    return button;
  }

  private void fill(MenuButton button) {
    button
        .getItems()
        .setAll(
            item("log.services.show-all", () -> model.show(one -> true)),
            item("log.services.show-none", () -> model.show(one -> false)),
            new SeparatorMenuItem());
    for (String service : model.services()) {
      long errors = model.errorsOf(service);
      CheckMenuItem item =
          new CheckMenuItem(
              errors == 0 ? service : texts.get("log.services.errors", service, errors));
      item.setMnemonicParsing(false);
      item.setSelected(!model.hidden().contains(service));
      item.selectedProperty()
          .subscribe(
              on -> {
                if (on) {
                  model.hidden().remove(service);
                } else {
                  model.hidden().add(service);
                }
                name(button);
              });
      button.getItems().add(item);
    }
    name(button);
  }

  private void name(MenuButton button) {
    int shown = model.services().size() - model.hidden().size();
    button.setText(
        model.hidden().isEmpty()
            ? texts.get("log.services.all")
            : texts.get("log.services.some", shown, model.services().size()));
  }

  /** How it is searched and filtered, and the ways out. */
  MenuButton more() {
    MenuButton button = button("log-more", "log.more");
    CheckMenuItem pattern = new CheckMenuItem(texts.get("log.pattern"));
    pattern.selectedProperty().bindBidirectional(model.pattern());
    CheckMenuItem onlyHits = new CheckMenuItem(texts.get("log.only-hits"));
    onlyHits.selectedProperty().bindBidirectional(model.onlyHits());
    button.getItems().setAll(pattern, onlyHits, new SeparatorMenuItem());
    ToggleGroup levels = new ToggleGroup();
    level(button, levels, Severity.NONE, "log.level.none");
    level(button, levels, Severity.WARNING, "log.level.warning");
    level(button, levels, Severity.ERROR, "log.level.error");
    button
        .getItems()
        .addAll(new SeparatorMenuItem(), item("log.copy", copy), item("log.save", save));
    return button;
  }

  private void level(MenuButton button, ToggleGroup levels, Severity level, String key) {
    RadioMenuItem item = new RadioMenuItem(texts.get(key));
    item.setToggleGroup(levels);
    item.setSelected(model.least().get() == level);
    item.setOnAction(event -> model.least().set(level));
    button.getItems().add(item);
  }

  private MenuButton button(String id, String key) {
    MenuButton button = new MenuButton(texts.get(key));
    button.setId(id);
    button.getStyleClass().add("small-button");
    return button;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }
}
