package org.imagewizard.gui.theme;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;

/** Cards of which one is chosen, bound to a property of a view model. */
public final class Choices<E extends Enum<E>> extends EvenRow {
  private final ObjectProperty<E> chosen;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<E, RadioButton> radios;

  public Choices(Class<E> type, ObjectProperty<E> chosen) {
    this.chosen = chosen;
    this.radios = new EnumMap<>(type);
    Watch.on(this, chosen, this::select);
  }

  /** Adds a card for {@code value}. */
  public Choices<E> card(E value, String id, String title, Node... content) {
    ChoiceCard card = new ChoiceCard(id, title, group, content);
    radios.put(value, card.radio());
    card.radio().setSelected(chosen.get() == value);
    card.radio()
        .selectedProperty()
        .subscribe(
            on -> {
              if (on) {
                chosen.set(value);
              }
            });
    getChildren().add(card);
    return this;
  }

  private void select(E value) {
    RadioButton radio = radios.get(value);
    if (radio != null) {
      radio.setSelected(true);
    }
  }

  /** The radio button to focus: the chosen one. */
  public RadioButton first() {
    RadioButton radio = radios.get(chosen.get());
    return radio == null ? new RadioButton() : radio;
  }
}
