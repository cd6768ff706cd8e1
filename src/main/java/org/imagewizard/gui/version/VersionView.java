package org.imagewizard.gui.version;

import java.io.File;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Choices;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Facts;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.SwitchRow;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.version.VersionState.Figures;
import org.imagewizard.gui.version.VersionViewModel.Channel;
import org.kordamp.ikonli.feather.Feather;

/** Channel cards, the registry, and the images that follow. */
public final class VersionView implements Page {
  private final Texts texts;
  private final VersionViewModel model;
  private final Choices<Channel> choices;
  private final VBox node;

  public VersionView(Texts texts, VersionViewModel model) {
    this.texts = texts;
    this.model = model;
    TextField tag = Inputs.of("other-tag", model.other());
    tag.getStyleClass().add("mono");
    tag.setPromptText("2025-10-29T14.05");
    tag.setAccessibleText(texts.get("version.other.tag"));
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
            Ui.wrap(texts.get("version.unstable.text")),
            figures("unstable"))
        .card(
            Channel.LATEST,
            "channel-latest",
            "latest",
            Ui.wrap(texts.get("version.latest.text")),
            figures("latest"))
        .card(
            Channel.DAY,
            "channel-day",
            texts.get("version.day"),
            Ui.wrap(texts.get("version.day.text")),
            day())
        .card(
            Channel.OTHER,
            "channel-other",
            texts.get("version.other"),
            Ui.wrap(texts.get("version.other.text")),
            tag);
    VBox side = new VBox(12, new DownloadCard(texts, model), remarks(), registry());
    VBox main = new VBox(8, Ui.grow(new ImagesTable(texts, model)), insteads(), exact());
    Columns columns = new Columns(main, side, 20.5);
    node = new VBox(12, choices, Ui.grow(columns));
  }

  private Node registry() {
    TextField prefix = Inputs.of("registry", model.registry());
    prefix.getStyleClass().add("mono");
    prefix.setPromptText("registry.example.org/mirror");
    Label label =
        Inputs.name(prefix, Ui.wrap(texts.get("version.registry.label"), "strong", "small"));
    return Ui.card(
        Ui.label(texts.get("version.registry"), "section"),
        label,
        prefix,
        Ui.wrap(texts.get("version.registry.text"), "muted", "small"));
  }

  private TextField day() {
    TextField day = Inputs.of("day", model.day());
    day.getStyleClass().add("mono");
    day.setPromptText("2025-10-29");
    day.setAccessibleText(texts.get("version.day.field"));
    day.setOnAction(event -> model.ask());
    day.focusedProperty()
        .subscribe(
            focused -> {
              if (focused) {
                model.channel().set(Channel.DAY);
              }
            });
    return day;
  }

  /** A channel's ages, how many services have it, its size; away until a registry said so. */
  private VBox figures(String channel) {
    VBox box = new VBox();
    Watch.on(
        box,
        model.state(),
        state -> {
          Figures found = state.channels().get(channel);
          Ui.show(box, found != null);
          if (found != null) {
            StateWord has = new StateWord(found.complete() ? Tone.OK : Tone.WARN, found.has());
            has.getStyleClass().add("small");
            box.getChildren()
                .setAll(
                    new Facts()
                        .add(texts.get("version.age.name"), found.age())
                        .add(texts.get("version.size.name"), found.download()),
                    has);
          }
        });
    return box;
  }

  /** Services without this version: whether they run what they have. */
  private Region insteads() {
    SwitchRow row =
        new SwitchRow(
            "insteads",
            texts.get("version.insteads.on"),
            texts.get("version.insteads.off"),
            texts.get("version.insteads.text"),
            model.insteads());
    VBox card = Ui.card(row);
    card.getStyleClass().add("flush");
    Watch.on(card, model.state(), state -> Ui.show(card, state.insteads()));
    return card;
  }

  /** Whether a later download may bring other builds than those of now. */
  private Region exact() {
    VBox card =
        Ui.card(
            new SwitchRow(
                "exact-images",
                texts.get("version.exact.on"),
                texts.get("version.exact.off"),
                texts.get("version.exact.text"),
                model.exact().on()),
            lockFile());
    card.getStyleClass().add("flush");
    return card;
  }

  /** The images of another server's file, and what it says about them. */
  private Region lockFile() {
    Button choose =
        Ui.small("choose-lock", texts.get("version.lock.choose"), Feather.FILE, this::chooseLock);
    Label said = Ui.wrap("", "muted", "small");
    said.setId("lock-said");
    Watch.on(
        said,
        model.exact().chosen(),
        chosen -> {
          Ui.show(said, chosen.isPresent());
          chosen.ifPresent(
              one ->
                  said.setText(
                      texts.get(
                          one.lock().newestDay().isEmpty()
                              ? "version.lock.said"
                              : "version.lock.said.day",
                          one.file(),
                          one.lock().services().size(),
                          one.lock().newestDay())));
        });
    VBox box = Ui.column(4, choose, said);
    box.setPadding(new Insets(0, 14, 10, 14));
    return box;
  }

  private void chooseLock() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("version.lock.choose"));
    File chosen = chooser.showOpenDialog(node.getScene().getWindow());
    if (chosen != null) {
      model.exact().choose(chosen.toPath());
    }
  }

  private Node remarks() {
    VBox card = Ui.card();
    card.setId("version-remarks");
    card.getStyleClass().add("notice");
    Watch.on(
        card,
        model.state(),
        state -> {
          Ui.show(card, !state.remarks().isEmpty());
          card.getChildren()
              .setAll(state.remarks().stream().map(line -> Ui.wrap(line, "small")).toList());
        });
    return card;
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
