package org.imagewizard.gui.start;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.BundleView;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.start.StartViewModel.Way;
import org.imagewizard.gui.theme.Choices;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.OnDemand;
import org.imagewizard.gui.theme.PickFolder;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.EquivalentCommand;
import org.kordamp.ikonli.feather.Feather;

/** Three ways in, the servers that are here, and the word about the terminal. */
public final class StartView implements Page {
  private final Texts texts;
  private final StartViewModel model;
  private final Choices<Way> choices;
  private final VBox node;

  public StartView(Texts texts, StartViewModel model) {
    this.texts = texts;
    this.model = model;
    choices = new Choices<>(Way.class, model.way());
    choices
        .card(
            Way.NEW,
            "way-new",
            texts.get("start.new"),
            Ui.wrap(texts.get("start.new.text")),
            Ui.wrap(texts.get("start.new.need"), "muted", "small"))
        .card(
            Way.TRY,
            "way-try",
            texts.get("start.try"),
            Ui.wrap(texts.get("start.try.text")),
            Ui.wrap(texts.get("start.try.need"), "muted", "small"))
        .card(
            Way.OPEN,
            "way-open",
            texts.get("start.open"),
            Ui.wrap(texts.get("start.open.text")),
            folder());
    SourceView source = new SourceView(texts, model.source());
    Watch.on(source, model.way(), way -> Ui.show(source, way == Way.NEW));
    OnDemand archive =
        new OnDemand(
            model.archive().shown().and(Bindings.equal(model.way(), Way.OPEN)),
            () -> new ArchiveView(texts, model.archive()));
    node =
        new VBox(
            16,
            choices,
            source,
            archive,
            new AdoptionView(texts, model),
            new ServersView(texts, model),
            new OnDemand(model.bundle().shown(), () -> new BundleView(texts, model.bundle())),
            terminal());
  }

  private Node folder() {
    Button choose =
        Ui.small("choose-folder", texts.get("start.folder"), Feather.FOLDER, this::choose);
    Button archive =
        Ui.small("from-archive", texts.get("start.archive"), Feather.PACKAGE, model::toggleArchive);
    Label chosen = Ui.wrap("", "mono", "small");
    chosen.setId("chosen-folder");
    chosen
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.folder().get() == null ? "" : String.valueOf(model.folder().get()),
                model.folder()));
    Ui.showWhile(chosen, model.folder().map(known -> true).orElse(false));
    return Ui.column(6, new FlowPane(6, 6, choose, archive), chosen);
  }

  private void choose() {
    PickFolder.ask(node, texts.get("start.choose-folder")).ifPresent(model::choose);
  }

  private Node terminal() {
    Label bold = Ui.wrap(texts.get("start.terminal"), "strong");
    Label text = Ui.wrap(texts.get("start.terminal.text"), "muted");
    Label command = Ui.label(EquivalentCommand.TALKING, "mono");
    command.setId("terminal-command");
    text.setLabelFor(command);
    VBox words = Ui.column(2, bold, text, command);
    Button copy =
        Ui.small(
            "copy-terminal",
            texts.get("start.terminal.copy"),
            Feather.COPY,
            () -> Ui.copy(EquivalentCommand.TALKING));
    VBox card = Ui.card(Ui.row(12, Icons.of(Feather.TERMINAL), Ui.grow(words), copy));
    card.getStyleClass().add("quiet");
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
