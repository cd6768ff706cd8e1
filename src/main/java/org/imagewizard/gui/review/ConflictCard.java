package org.imagewizard.gui.review;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.review.Conflicts.Place;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.EvenRow;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits.Side;
import org.imagewizard.render.HandEdit.Piece;
import org.kordamp.ikonli.feather.Feather;

/** One place in its three versions, and whose lines are written there. */
final class ConflictCard extends VBox {
  private final Texts texts;
  private final UnaryOperator<String> redact;
  private final StateWord state = new StateWord();

  /**
   * @param number of the place, from 1, among all that there are
   */
  ConflictCard(
      Texts texts,
      Conflicts model,
      Conflict place,
      int number,
      int count,
      UnaryOperator<String> redact) {
    super(8);
    this.texts = texts;
    this.redact = redact;
    setId("conflict-" + number);
    getStyleClass().add("panel");
    Piece piece = place.piece();
    String where = texts.get("review.conflict", number, count, place.path(), piece.lines());
    EvenRow sides = new EvenRow(11, 12);
    sides
        .getChildren()
        .addAll(
            side("review.side.written", piece.written()),
            side("review.side.yours", piece.yours()),
            side("review.side.plan", piece.plan()));
    getChildren()
        .addAll(
            Ui.row(12, Ui.grow(Ui.wrap(where, "strong", "small")), state),
            sides,
            Ui.row(
                8,
                button(
                    "keep-" + number,
                    "review.keep-yours",
                    Feather.EDIT,
                    where,
                    () -> model.decide(place, Side.YOURS)),
                button(
                    "take-" + number,
                    "review.take-new",
                    Feather.CORNER_DOWN_RIGHT,
                    where,
                    () -> model.decide(place, Side.PLAN))));
  }

  void update(Place place) {
    Optional<Side> side = place.side();
    if (place.open()) {
      state.set(Tone.WARN, texts.get("review.conflict.open"));
    } else if (side.isEmpty()) {
      state.set(Tone.OK, texts.get("review.conflict.replaced"));
    } else if (side.get() == Side.YOURS) {
      state.set(Tone.OK, texts.get("review.conflict.yours"));
    } else {
      state.set(Tone.OK, texts.get("review.conflict.plan"));
    }
  }

  private VBox side(String key, List<String> lines) {
    String text =
        Piece.shown(lines).stream()
            .map(line -> redact.apply(line.in(texts.locale())))
            .collect(Collectors.joining("\n"));
    return Ui.column(
        2, Ui.wrap(texts.get(key), "muted", "small"), Ui.wrap(text, "mono", "evidence"));
  }

  private Button button(String id, String key, Feather icon, String where, Runnable action) {
    Button button = Ui.small(id, texts.get(key), icon, action);
    // Several cards have the same two words; whoever hears them needs the place.
    button.setAccessibleText(texts.get(key) + ", " + where);
    return button;
  }
}
