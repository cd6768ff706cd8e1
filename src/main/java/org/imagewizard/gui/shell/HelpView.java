package org.imagewizard.gui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Ui;
import org.kordamp.ikonli.feather.Feather;

/** Help over the page: all shortcuts, and where the wizard's own log is. Esc closes it. */
final class HelpView extends StackPane {
  private static final List<String> KEYS =
      List.of("next", "back", "help", "again", "size", "plan", "status", "find", "language");

  HelpView(Texts texts, Runnable close) {
    setId("help-pane");
    getStyleClass().add("veil");
    GridPane keys = new GridPane(24, 6);
    for (int i = 0; i < KEYS.size(); i++) {
      Label key = Ui.label(texts.get("help." + KEYS.get(i) + ".key"), "mono");
      key.setMinWidth(USE_PREF_SIZE);
      keys.addRow(i, key, Ui.wrap(texts.get("help." + KEYS.get(i))));
    }
    Button done = Ui.button("help-close", texts.get("help.close"), Feather.X, close);
    done.setCancelButton(true);
    VBox card =
        Ui.card(
            Ui.label(texts.get("help.title"), "section"),
            Ui.wrap(texts.get("help.text")),
            keys,
            Ui.wrap(texts.get("help.screen-reader"), "muted", "small"),
            done);
    card.setSpacing(12);
    card.setMaxSize(620, USE_PREF_SIZE);
    card.getStyleClass().add("help-card");
    setAlignment(Pos.CENTER);
    getChildren().add(card);
    sceneProperty().subscribe(scene -> done.requestFocus());
  }
}
