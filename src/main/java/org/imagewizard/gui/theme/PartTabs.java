package org.imagewizard.gui.theme;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The names of a page's parts, of which the page shows one below. Arrow keys go between them. */
public final class PartTabs<E extends Enum<E>> extends TabPane {
  private final Map<E, Tab> tabs;
  private final ObservableValue<E> shown;
  private final Consumer<E> choose;
  private boolean adding;

  /**
   * @param shown the part that is shown; one without a tab leaves the tabs as they are
   * @param choose gets the part that a person chose
   */
  public PartTabs(
      String id, String spoken, Class<E> parts, ObservableValue<E> shown, Consumer<E> choose) {
    this.shown = shown;
    this.choose = choose;
    tabs = new EnumMap<>(parts);
    setId(id);
    setAccessibleText(spoken);
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    setMinWidth(USE_PREF_SIZE);
    setMinHeight(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    getSelectionModel().selectedItemProperty().addListener((selected, before, tab) -> chosen(tab));
    Watch.on(this, shown, this::select);
  }

  public PartTabs<E> part(E part, String id, String name) {
    Tab tab = new Tab(name);
    tab.setId(id);
    tabs.put(part, tab);
    adding = true; // The pane itself selects the first tab that it gets.
    getTabs().add(tab);
    select(shown.getValue());
    adding = false;
    return this;
  }

  private void chosen(Tab tab) {
    if (!adding) {
      tabs.forEach(
          (part, each) -> {
            if (each == tab) {
              choose.accept(part);
            }
          });
    }
  }

  private void select(E part) {
    Tab tab = tabs.get(part);
    if (tab != null) {
      getSelectionModel().select(tab);
    }
  }

  /** Room for the arrow that would otherwise stand in for the last tab. */
  @Override
  protected double computePrefWidth(double height) {
    return super.computePrefWidth(height) + 2 * Ems.of(this);
  }
}
