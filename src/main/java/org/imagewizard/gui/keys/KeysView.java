package org.imagewizard.gui.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.keys.KeysState.Field;
import org.imagewizard.gui.keys.KeysState.Group;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Regions;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Focus;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** A card per group of keys; at the right, who gets which. */
public final class KeysView implements Page {
  private final Texts texts;
  private final KeysViewModel model;
  private final VBox cards = new VBox(12);
  private final VBox readers = new VBox(8);
  private final VBox leaves = new VBox(6);
  private final VBox leaving;
  private final VBox gone;
  private final Label lost = Ui.wrap("");
  private final Region node;
  private List<String> shape = List.of();

  public KeysView(Texts texts, KeysViewModel model) {
    this.texts = texts;
    this.model = model;
    gone = Ui.card(Ui.wrap(texts.get("keys.gone"), "section"), lost);
    gone.setId("keys-gone");
    gone.getStyleClass().add("notice");
    VBox privacy =
        Ui.card(
            Ui.row(
                12, Icons.of(Feather.LOCK), Ui.grow(Ui.wrap(texts.get("keys.privacy"), "small"))));
    privacy.getStyleClass().add("quiet");
    leaving = Ui.card(Ui.wrap(texts.get("keys.leaves"), "section"), leaves);
    leaving.setId("keys-leaves");
    leaving.getStyleClass().add("notice");
    VBox who = Ui.card(Ui.label(texts.get("keys.who"), "section"), readers);
    VBox main = new VBox(12, gone, cards);
    node = new Columns(main, new VBox(12, leaving, who, privacy), 20.5);
    Watch.on(cards, model.state(), this::draw);
  }

  /** Fields are made again only when others are asked: typing must not lose its field. */
  private void draw(KeysState state) {
    Ui.show(gone, !state.gone().isEmpty());
    lost.setText(String.join("\n", state.gone()));
    List<String> next =
        state.groups().stream()
            .map(
                g ->
                    g.id() + g.skipped() + g.need() + g.fields().stream().map(Field::name).toList())
            .toList();
    if (next.equals(shape) && !cards.getChildren().isEmpty()) {
      return;
    }
    shape = next;
    Optional<String> held = held();
    cards.getChildren().clear();
    readers.getChildren().clear();
    leaves.getChildren().clear();
    for (Group group : state.groups()) {
      cards.getChildren().add(group.skipped() ? skipped(group) : card(group));
      readers(group);
      if (!group.leaves().isEmpty()) {
        leaves.getChildren().add(Ui.wrap(group.leaves(), "small"));
      }
    }
    Ui.show(leaving, !leaves.getChildren().isEmpty());
    if (state.groups().isEmpty()) {
      cards.getChildren().add(Ui.card(Ui.wrap(texts.get("keys.none"))));
    }
    held.map(id -> cards.lookup("#" + id)).ifPresent(Regions::focusFirst);
  }

  /** The card that has the focus. */
  private Optional<String> held() {
    return cards.getChildren().stream().filter(Focus::inside).map(Node::getId).findFirst();
  }

  private Node card(Group group) {
    Button skip =
        Ui.small(
            "skip-" + group.id(),
            texts.get("keys.skip"),
            Feather.SKIP_FORWARD,
            () -> model.skip(List.of(group.id())));
    skip.setAccessibleText(texts.get("keys.skip.spoken", group.title()));
    Label need = Ui.wrap(group.need(), "muted", "small");
    VBox card = Ui.card(Ui.row(12, Ui.label(group.title(), "section"), Ui.spacer(), need, skip));
    card.setSpacing(10);
    card.setId("keys-" + group.id());
    group.fields().forEach(field -> card.getChildren().add(new KeyField(texts, model, field)));
    return card;
  }

  private Node skipped(Group group) {
    Button add =
        Ui.small(
            "restore-" + group.id(),
            texts.get("keys.restore"),
            Feather.PLUS,
            () -> model.restore(group.id()));
    add.setAccessibleText(texts.get("keys.restore") + ": " + group.title());
    VBox card =
        Ui.card(
            Ui.row(
                12,
                Icons.of(Feather.SLASH),
                Ui.grow(Ui.wrap(texts.get("keys.skipped", group.title()), "strong")),
                add));
    card.setId("keys-" + group.id());
    card.getStyleClass().add("quiet");
    return card;
  }

  /** Who reads what; values that the same services read from the same file stand together. */
  private void readers(Group group) {
    Map<Reading, List<String>> names = new LinkedHashMap<>();
    for (Field field : group.fields()) {
      names
          .computeIfAbsent(new Reading(field.file(), field.services()), all -> new ArrayList<>())
          .add(field.name());
    }
    names.forEach(
        (reading, read) -> {
          if (!reading.services().isEmpty()) {
            readers.getChildren().add(reader(String.join(", ", read), reading));
          }
        });
  }

  private record Reading(String file, List<String> services) {}

  private Node reader(String names, Reading reading) {
    return Ui.column(
        2,
        Ui.wrap(texts.get("keys.reader", names, reading.file()), "strong", "small"),
        Ui.wrap(String.join("\n", reading.services()), "mono", "muted"));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    Node field = cards.lookup(".text-input");
    return field == null ? node : field;
  }
}
