package org.imagewizard.gui.keys;

import javafx.scene.control.Label;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Row;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.jspecify.annotations.Nullable;

/** What a check found: a word, and a sentence that says who was asked. Away without a check. */
final class VerdictView extends Row {
  private final Texts texts;
  private final StateWord word = new StateWord();
  private final Label sentence = Ui.wrap("", "small");

  VerdictView(Texts texts, String name) {
    super(8);
    this.texts = texts;
    setId("verdict-" + name);
    word.getStyleClass().add("small");
    getChildren().addAll(word, Ui.grow(sentence));
    show(null);
  }

  void show(@Nullable KeyTry check) {
    Ui.show(this, check != null);
    if (check == null) {
      return;
    }
    if (check.verdict().isEmpty()) {
      word.set(Tone.INFO, texts.get("keys.checking"));
      sentence.setText(texts.get("keys.checking.text"));
    } else {
      KeyVerdict verdict = check.verdict().get();
      word.set(tone(verdict), texts.get("keys.verdict." + verdict.word()));
      sentence.setText(sentence(verdict));
    }
    setAccessibleText(word.getText() + ". " + sentence.getText());
  }

  private static Tone tone(KeyVerdict verdict) {
    return switch (verdict.kind()) {
      case OK -> Tone.OK;
      case WRONG -> Tone.BAD;
      case SILENT, UNREACHABLE, UNCLEAR, NO_ADDRESS -> Tone.WARN;
      case NOT_ASKED -> Tone.OFF;
    };
  }

  private String sentence(KeyVerdict verdict) {
    String host = verdict.host();
    return switch (verdict.kind()) {
      case OK -> texts.get("keys.said.ok", host, verdict.millis() / 1000.0);
      case WRONG -> texts.get("keys.said.wrong", host, String.valueOf(verdict.status()));
      case SILENT -> texts.get("keys.said.silent", host);
      case UNREACHABLE -> texts.get("keys.said.unreachable", host);
      case UNCLEAR -> texts.get("keys.said.unclear", host, String.valueOf(verdict.status()));
      case NO_ADDRESS -> texts.get("keys.said.address");
      case NOT_ASKED -> texts.get("keys.said.none");
    };
  }
}
