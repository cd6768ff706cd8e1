package org.imagewizard.gui.shell;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.Look.Ground;
import org.imagewizard.gui.theme.Look.Theme;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** The two menus for looks: every choice is one pick away, and says which one holds. */
final class LookMenus {
  private final Texts texts;
  private final Look look;

  LookMenus(Texts texts, Look look) {
    this.texts = texts;
    this.look = look;
  }

  MenuButton size() {
    MenuButton menu = menu("text-size", Feather.TYPE);
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("header.size", look.percent().get()), look.percent()));
    ToggleGroup group = new ToggleGroup();
    for (int size : Look.SIZES) {
      RadioMenuItem item = item(texts.get("header.size.item", size), group);
      item.setOnAction(event -> look.percent().set(size));
      menu.getItems().add(item);
      follow(menu, look.percent(), now -> item.setSelected(now.intValue() == size));
    }
    return menu;
  }

  MenuButton theme() {
    MenuButton menu = menu("theme", Feather.SUN);
    menu.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("header.theme", word(look.theme().get())), look.theme()));
    menu.graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> Icons.of(look.ground().get() == Ground.LIGHT ? Feather.SUN : Feather.MOON),
                look.ground()));
    ToggleGroup group = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      RadioMenuItem item = item(word(theme), group);
      item.setOnAction(event -> look.theme().set(theme));
      menu.getItems().add(item);
      follow(menu, look.theme(), now -> item.setSelected(now == theme));
    }
    return menu;
  }

  private static MenuButton menu(String id, Feather icon) {
    MenuButton menu = new MenuButton();
    menu.setId(id);
    menu.setMinWidth(MenuButton.USE_PREF_SIZE);
    menu.setGraphic(Icons.of(icon));
    menu.getStyleClass().addAll("flat", "link");
    return menu;
  }

  private static RadioMenuItem item(String text, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setToggleGroup(group);
    return item;
  }

  private static <T> void follow(MenuButton menu, ObservableValue<T> value, Consumer<T> render) {
    Watch.on(menu, value, render);
  }

  private String word(Theme theme) {
    return texts.get("theme." + theme.name().toLowerCase(Locale.ROOT));
  }
}
