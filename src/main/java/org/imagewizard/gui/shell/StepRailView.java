package org.imagewizard.gui.shell;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.Navigation;
import org.imagewizard.wizard.Step;

/** The steps with their state in words; one that was reached can be gone back to. */
final class StepRailView extends VBox {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

  private final String ids;

  /**
   * @param ids what the ids of the entries begin with
   */
  StepRailView(Session session, List<? extends PageViewModel> pages, String ids) {
    this.ids = ids;
    getStyleClass().add("rail");
    setAccessibleText(session.texts().get("rail.spoken"));
    pages.forEach(page -> getChildren().add(entry(session, page)));
  }

  private StackPane entry(Session session, PageViewModel page) {
    Step step = page.step();
    String name = session.texts().get(step.key());
    Label icon = new Label();
    icon.getStyleClass().add("rail-icon");
    Label title = Ui.wrap(name, "rail-title");
    Label words = Ui.wrap("", "rail-words");
    HBox content = Ui.row(8, icon, Ui.grow(new VBox(1, title, words)));
    content.setAlignment(Pos.TOP_LEFT);
    content.getStyleClass().add("rail-content");
    content.setMouseTransparent(true);
    Button entry = new Button();
    entry.setId(ids + step.number());
    entry.getStyleClass().setAll("rail-entry");
    entry.setMinHeight(0);
    entry.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    entry.setOnAction(event -> session.go(step));
    Watch.on(
        entry,
        page.wordsProperty(),
        state -> {
          words.setText(state);
          entry.setAccessibleText(step.number() + ", " + name + ": " + state);
        });
    Watch.on(entry, session.navigation(), now -> place(List.of(entry, content), now, step));
    Watch.on(entry, page.toneProperty(), tone -> icon(session, page, icon));
    Watch.on(entry, session.navigation(), now -> icon(session, page, icon));
    return new StackPane(entry, content);
  }

  private static void place(List<? extends Node> nodes, Navigation now, Step step) {
    nodes.getFirst().setDisable(!now.reachable(step) && now.current() != step);
    for (Node node : nodes) {
      node.pseudoClassStateChanged(HERE, now.current() == step);
      node.pseudoClassStateChanged(REACHED, step.ordinal() <= now.furthest().ordinal());
    }
  }

  /** Where one is shows an arrow, unless there is something to say. */
  private static void icon(Session session, PageViewModel page, Label icon) {
    boolean here = session.navigation().get().current() == page.step();
    Tone tone = page.toneProperty().get();
    boolean plain = tone == Tone.OK || tone == Tone.TODO;
    Tone shown = here && plain ? Tone.CURRENT : tone;
    icon.setGraphic(Icons.of(shown));
    icon.pseudoClassStateChanged(StateWord.pseudo(Tone.BAD), shown == Tone.BAD);
  }
}
