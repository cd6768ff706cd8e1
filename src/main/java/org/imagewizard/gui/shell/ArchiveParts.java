package org.imagewizard.gui.shell;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** What the cards of an {@link ArchiveTask} have in common. */
public final class ArchiveParts {
  private ArchiveParts() {}

  /** A line to type in; not while something is under way. */
  public static VBox field(String id, String words, StringProperty value, ArchiveTask task) {
    TextField input = Inputs.of(id, value);
    input.disableProperty().bind(task.busy());
    return Ui.column(4, Inputs.name(input, Ui.wrap(words, "strong", "small")), input);
  }

  public static Button stop(String id, Texts texts, ArchiveTask task) {
    Button stop = Ui.small(id, texts.get("archive.stop"), Feather.X, task::cancel);
    stop.disableProperty().bind(task.busy().not());
    return stop;
  }

  /** How far it is, or how it ended; no room while there is nothing to say. */
  public static Label said(String id, ArchiveTask task) {
    Label said = Ui.wrap("", "muted", "small");
    said.setId(id);
    said.textProperty().bind(task.said());
    Watch.on(said, task.said(), words -> Ui.show(said, !words.isEmpty()));
    return said;
  }
}
