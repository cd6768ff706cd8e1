package org.imagewizard.gui.start;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.Backend.Server;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.gui.theme.Wrapping;
import org.kordamp.ikonli.feather.Feather;

/** The servers that were set up on this computer before. */
final class ServersView extends VBox {
  private final Texts texts;
  private final StartViewModel model;

  ServersView(Texts texts, StartViewModel model) {
    super(8);
    this.texts = texts;
    this.model = model;
    setId("servers");
    Watch.on(this, model.servers(), this::draw);
  }

  private void draw(List<Server> servers) {
    Ui.show(this, !servers.isEmpty());
    GridPane table = new GridPane(16, 0);
    table.getStyleClass().addAll("panel", "table");
    for (int i = 0; i < 5; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(i == 3 ? Priority.ALWAYS : Priority.NEVER);
      table.getColumnConstraints().add(column);
    }
    int row = 0;
    table.addRow(
        row++,
        head("start.servers.name"),
        head("start.servers.state"),
        head("start.servers.version"),
        head("start.servers.folder"));
    for (Server server : servers) {
      Button open =
          Ui.small(
              "open-" + server.name(),
              texts.get("start.servers.open"),
              Feather.ARROW_RIGHT,
              () -> model.openServer(server));
      open.setAccessibleText(texts.get("start.servers.open.spoken", server.name()));
      Button pack =
          Ui.small(
              "pack-" + server.name(),
              texts.get("start.servers.pack"),
              Feather.PACKAGE,
              () -> model.pack(server));
      pack.setAccessibleText(texts.get("start.servers.pack.spoken", server.name()));
      Label folder = Ui.label(String.valueOf(server.folder()), "mono", "small");
      table.addRow(
          row++,
          Ui.label(server.name(), "strong"),
          state(server),
          Ui.label(server.practice() ? texts.get("start.servers.practice") : server.channel()),
          folder,
          together(open, pack));
    }
    getChildren()
        .setAll(
            new Wrapping(
                Ui.label(texts.get("start.servers"), "section"),
                Ui.label(texts.get("start.servers.drop"), "muted", "small")),
            table);
  }

  /** In a line, at the right; below each other only where there is no room at all. */
  private static FlowPane together(Button first, Button second) {
    FlowPane line = new FlowPane(4, 4, first, second);
    line.setAlignment(Pos.CENTER_RIGHT);
    // By itself it would ask for 400 pixels, and the folder beside it would be cut.
    line.prefWrapLengthProperty()
        .bind(first.widthProperty().add(second.widthProperty()).add(line.getHgap() + 1));
    return line;
  }

  private Label head(String key) {
    return Ui.label(texts.get(key), "strong", "small");
  }

  private StateWord state(Server server) {
    return server.running() == 0
        ? new StateWord(Tone.OFF, texts.get("start.servers.stopped"))
        : new StateWord(
            server.running() < server.of() ? Tone.WARN : Tone.OK,
            texts.get("start.servers.running", server.running(), server.of()));
  }
}
