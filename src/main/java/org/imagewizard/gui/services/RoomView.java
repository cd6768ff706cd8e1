package org.imagewizard.gui.services;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.machine.Gpu;
import org.imagewizard.wizard.Room;
import org.imagewizard.wizard.Room.Choice;
import org.imagewizard.wizard.Room.Kind;
import org.jspecify.annotations.Nullable;

/** How much of each card and of memory the fit counts on, to pick from. */
final class RoomView extends VBox {
  private final Texts texts;
  private final ServicesViewModel model;
  private @Nullable Room drawn;

  RoomView(Texts texts, ServicesViewModel model) {
    super(12);
    this.texts = texts;
    this.model = model;
    setId("room");
    Watch.on(this, model.state(), state -> draw());
  }

  /** Only when something is picked or measured: whoever is choosing keeps the focus. */
  private void draw() {
    Room room = model.room().orElse(null);
    if (room == null || room.equals(drawn)) {
      return;
    }
    drawn = room;
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    getChildren().clear();
    room.machine().gpus().forEach(gpu -> getChildren().add(card(room, gpu)));
    String memory = texts.get("services.memory");
    FlowPane sizes = new FlowPane(16, 8);
    for (Kind kind : Kind.values()) {
      sizes
          .getChildren()
          .add(
              sizes(
                  "room-memory-" + word(kind),
                  memory,
                  kind,
                  room.memory(kind),
                  room.picked(kind),
                  choice -> model.limit(room.pick(kind, choice))));
    }
    getChildren().add(Ui.card(Ui.label(memory, "section"), sizes));
    Node again = owner == null || owner.getId() == null ? null : lookup("#" + owner.getId());
    if (again != null) {
      again.requestFocus();
    }
  }

  private VBox card(Room room, Gpu gpu) {
    String name = texts.get("services.gpu", String.valueOf(gpu.index()), gpu.name());
    boolean used = room.uses(gpu);
    BooleanProperty use = new SimpleBooleanProperty(used);
    use.subscribe(
        on -> {
          if (on != used) {
            model.limit(room.limits().withGpu(gpu.index(), on));
          }
        });
    VBox card =
        Ui.card(
            Ui.label(name, "section"),
            new SwitchRow(
                "room-use-" + gpu.index(),
                texts.get("room.used"),
                texts.get("room.unused"),
                texts.get("room.used.text"),
                use));
    if (used) {
      FlowPane sizes = new FlowPane(16, 8);
      for (Kind kind : Kind.values()) {
        sizes
            .getChildren()
            .add(
                sizes(
                    "room-" + word(kind) + "-" + gpu.index(),
                    name,
                    kind,
                    room.card(gpu, kind),
                    room.picked(gpu, kind),
                    choice -> model.limit(room.pick(gpu, kind, choice))));
      }
      card.getChildren().add(sizes);
    }
    return card;
  }

  private VBox sizes(
      String id,
      String what,
      Kind kind,
      List<Choice> choices,
      Choice picked,
      Consumer<Choice> pick) {
    ComboBox<Choice> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(choices);
    if (!choices.contains(picked)) {
      box.getItems().add(picked);
    }
    box.setValue(picked);
    box.setCellFactory(view -> new ChoiceCell(kind));
    box.setButtonCell(new ChoiceCell(kind));
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setOnAction(event -> pick.accept(box.getValue()));
    Label caption = Ui.label(texts.get("room." + word(kind)), "muted", "small");
    caption.setLabelFor(box);
    box.setAccessibleText(what + ", " + caption.getText());
    return Ui.column(4, caption, box);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private final class ChoiceCell extends ListCell<Choice> {
    private final Kind kind;

    ChoiceCell(Kind kind) {
      this.kind = kind;
    }

    @Override
    protected void updateItem(@Nullable Choice item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : words(item));
    }

    private String words(Choice choice) {
      String key =
          choice.whole()
              ? "whole"
              : choice.size().isPresent() ? "said" : kind == Kind.FREE ? "measured" : "usual";
      return texts.get("room.size." + key, choice.mib());
    }
  }
}
