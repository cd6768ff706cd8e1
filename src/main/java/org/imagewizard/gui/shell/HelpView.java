package org.imagewizard.gui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.InnerScroll;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.wizard.EquivalentCommand;
import org.kordamp.ikonli.feather.Feather;

/** Help over the page: all shortcuts, versions, the wizard's own log. Esc closes it. */
final class HelpView extends Veil {
  private static final List<String> KEYS =
      List.of(
          "next",
          "jump",
          "help",
          "again",
          "region",
          "status",
          "size",
          "why",
          "plan",
          "find",
          "error",
          "change",
          "pause",
          "copy",
          "open",
          "escape",
          "language");

  private final Button done;

  HelpView(Texts texts, About about, Runnable close) {
    super("help-pane");
    GridPane keys = new GridPane(24, 5);
    ColumnConstraints words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    keys.getColumnConstraints().addAll(new ColumnConstraints(), words);
    for (int i = 0; i < KEYS.size(); i++) {
      Label key = Ui.label(texts.get("help." + KEYS.get(i) + ".key"), "mono");
      key.setMinWidth(USE_PREF_SIZE);
      Label does = Ui.wrap(texts.get("help." + KEYS.get(i)));
      key.setLabelFor(does);
      keys.addRow(i, key, does);
    }
    done = Ui.button("help-close", texts.get("help.close"), Feather.X, close);
    done.setCancelButton(true);
    String versions =
        texts.get(
            "help.about.versions", about.version(), about.java(), about.toolkit(), about.system());
    String log = String.valueOf(about.log());
    Button copy =
        Ui.button(
            "copy-about",
            texts.get("help.about.copy"),
            Feather.COPY,
            () -> Ui.copy(versions + "\n" + log));
    copy.setAccessibleText(texts.get("help.about.copy.spoken"));
    VBox inside =
        Ui.column(
            12,
            Ui.label(texts.get("help.title"), "section"),
            Ui.wrap(texts.get("help.text")),
            keys,
            Ui.column(
                2,
                Ui.wrap(texts.get("help.screen-reader"), "muted", "small"),
                Ui.label(EquivalentCommand.TALKING, "mono")),
            Ui.label(texts.get("help.about"), "section"),
            Ui.column(
                2,
                Ui.wrap(versions, "small"),
                Ui.wrap(texts.get("help.about.log"), "muted", "small"),
                Ui.wrap(log, "mono")));
    inside.getStyleClass().add("help-text");
    ScrollPane scroll = new InnerScroll(inside, 120);
    card(Ui.grow(scroll), new FlowPane(8, 8, done, copy));
  }

  @Override
  void focus() {
    done.requestFocus();
  }
}
