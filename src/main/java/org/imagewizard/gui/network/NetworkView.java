package org.imagewizard.gui.network;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.network.NetworkViewModel.PortState;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Choices;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.OnDemand;
import org.imagewizard.gui.theme.PickFolder;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.kordamp.ikonli.feather.Feather;

/** Who may reach it, privacy, storage, and what follows from the choices. */
public final class NetworkView implements Page {
  private final Texts texts;
  private final NetworkViewModel model;
  private final Choices<Reach> choices;
  private final VBox node;

  public NetworkView(Texts texts, NetworkViewModel model) {
    this.texts = texts;
    this.model = model;
    choices = new Choices<>(Reach.class, model.reach());
    choices
        .card(
            Reach.LOCAL,
            "reach-local",
            texts.get("network.local"),
            Ui.wrap(texts.get("network.local.text")))
        .card(
            Reach.LAB,
            "reach-lab",
            texts.get("network.lab"),
            Ui.wrap(texts.get("network.lab.text")))
        .card(
            Reach.PRODUCTION,
            "reach-production",
            texts.get("network.production"),
            Ui.wrap(texts.get("network.production.text")));
    Columns columns = new Columns(safety(), new VBox(12, storage(), follows()), 31);
    node = new VBox(12, choices, site(), Ui.grow(columns));
  }

  private VBox safety() {
    VBox card =
        new VBox(
            head("network.safety"),
            switchRow("guard", "network.guard", model.guard()),
            switchRow("keep-pictures", "network.pictures", model.keepPictures()),
            switchRow("pii", "network.pii", model.pii()),
            switchRow("autostart", "network.autostart", model.autostart()));
    card.getStyleClass().addAll("panel", "flush");
    VBox column = new VBox(card);
    column.setFillWidth(true);
    return column;
  }

  /** Asked only where it is needed; the page has no hole otherwise. */
  private Node site() {
    return new OnDemand(model.reach().isEqualTo(Reach.PRODUCTION), this::siteCard);
  }

  private Node siteCard() {
    GridPane grid = new GridPane(12, 8);
    SiteForm site = model.site();
    field(grid, "domain", "network.site.domain", site.domain(), new Label(), 24);
    field(grid, "email", "network.site.email", site.email(), new Label(), 24);
    field(grid, "certificate", "network.site.certificate", site.certificate(), new Label(), 24);
    field(grid, "certificate-key", "network.site.key", site.key(), new Label(), 24);
    return Ui.card(
        Ui.label(texts.get("network.site"), "section"),
        Ui.wrap(texts.get("network.site.text"), "muted", "small"),
        grid);
  }

  private Node head(String key) {
    Label head = Ui.label(texts.get(key), "section");
    VBox box = new VBox(head);
    box.getStyleClass().add("card-head");
    return box;
  }

  private Node switchRow(String id, String key, BooleanProperty on) {
    return new SwitchRow(
        id, texts.get(key + ".on"), texts.get(key + ".off"), texts.get(key + ".text"), on);
  }

  private Node storage() {
    GridPane grid = new GridPane(12, 8);
    StateWord free = new StateWord();
    Watch.on(free, model.portState(), state -> portWord(free, state));
    field(grid, "port", "network.port", model.port(), free, 6);
    holder(grid);
    field(grid, "cache", "network.cache", model.cache(), small("network.cache.note"), 6);
    field(grid, "folder", "network.folder", model.folder(), new Label(), 24);
    GridPane.setColumnSpan(grid.lookup("#folder"), 2);
    Button choose =
        Ui.small("pick-folder", texts.get("network.folder.pick"), Feather.FOLDER, this::choose);
    grid.add(choose, 1, grid.getRowCount(), 2, 1);
    return Ui.card(Ui.label(texts.get("network.storage"), "section"), grid);
  }

  private void choose() {
    Path near = Path.of(model.folder().get().strip());
    PickFolder.ask(node(), texts.get("network.folder"), near).ifPresent(model::pickFolder);
  }

  /** Below the port, while it is taken: who has it, and one that is free. */
  private void holder(GridPane grid) {
    Label who = Ui.wrap("", "small");
    who.setId("port-holder");
    who.textProperty().bind(model.holder());
    Button take = Ui.small("take-port", "", Feather.CORNER_DOWN_RIGHT, model::useProposal);
    take.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("network.take", String.valueOf(model.proposal().get())),
                model.proposal()));
    Ui.showWhile(take, model.portState().isEqualTo(PortState.TAKEN));
    VBox box = new VBox(6, who, take);
    Ui.showWhile(box, model.holder().isNotEmpty().or(take.visibleProperty()));
    grid.add(box, 0, grid.getRowCount(), 3, 1);
  }

  private Label small(String key) {
    return Ui.wrap(texts.get(key), "muted", "small");
  }

  private void portWord(StateWord word, PortState state) {
    switch (state) {
      case FREE -> word.set(Tone.OK, texts.get("network.port.free"));
      case TAKEN -> word.set(Tone.WARN, texts.get("network.port.taken"));
      case WRONG -> word.set(Tone.BAD, texts.get("network.port.wrong"));
    }
  }

  private void field(
      GridPane grid, String id, String key, StringProperty value, Label note, int columns) {
    TextField input = Inputs.of(id, value);
    input.setPrefColumnCount(columns);
    Label label = Inputs.name(input, Ui.label(texts.get(key), "muted"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    int row = grid.getRowCount();
    grid.add(label, 0, row);
    grid.add(input, 1, row);
    if (columns < 10) {
      grid.add(note, 2, row);
    }
  }

  private Node follows() {
    Label address = Ui.wrap("");
    address
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get(follows(model.reach().get()), model.address()),
                model.reach(),
                model.site().domain(),
                model.port(),
                model.statusProperty()));
    Button copy =
        Ui.small(
            "copy-extension-address",
            texts.get("network.copy"),
            Feather.COPY,
            () -> Ui.copy(model.address()));
    VBox card =
        Ui.card(
            Ui.label(texts.get("network.follows"), "section"),
            address,
            Ui.wrap(texts.get("network.extension"), "small"),
            copy);
    card.setSpacing(8);
    card.getStyleClass().add("quiet");
    return card;
  }

  private static String follows(Reach reach) {
    return switch (reach) {
      case LOCAL -> "network.follows.local";
      case LAB -> "network.follows.more";
      case PRODUCTION -> "network.follows.internet";
    };
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
