package org.imagewizard.gui.dashboard;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Rendered;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.SmokeResult.Rendering;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.SaveFile;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What the last test gave, as a person wants it: a text to read, a sound to play, a drawing. */
final class AnswersView extends VBox {
  private final Texts texts;
  private final Sounds sounds = new Sounds();
  private final Label trouble = Ui.wrap("", "small");

  AnswersView(Texts texts, DashboardViewModel model) {
    super(8);
    this.texts = texts;
    setId("answers");
    getStyleClass().add("panel");
    Watch.on(this, model.smoke(), this::draw);
  }

  private void draw(@Nullable SmokeResult result) {
    getChildren().clear();
    trouble.setText("");
    if (result == null) {
      getChildren().add(Ui.wrap(texts.get("dashboard.not-tested"), "muted", "small"));
      return;
    }
    getChildren()
        .add(
            Ui.wrap(
                texts.get("dashboard.test", result.graphics(), result.renderings().size()),
                "section"));
    int number = 1;
    for (Rendering one : result.renderings()) {
      getChildren().add(answer(one, number++));
    }
    for (Phrase line : result.missing()) {
      StateWord word = new StateWord(Tone.WARN, line.in(texts.locale()));
      word.setWrapText(true);
      word.setMinWidth(0);
      word.setMinHeight(USE_PREF_SIZE);
      getChildren().add(word);
    }
    getChildren().add(trouble);
  }

  private Node answer(Rendering one, int number) {
    VBox words =
        Ui.column(
            2,
            Ui.wrap(one.description(), "strong", "small"),
            Ui.wrap(texts.get("dashboard.answer", one.handler(), one.seconds()), "muted", "small"));
    Node button =
        one.content().map(content -> button(content, one, number)).orElseGet(this::malformed);
    one.content()
        .filter(content -> content.kind() == Rendered.Kind.TEXT)
        .ifPresent(content -> words.getChildren().add(Ui.wrap(content.text(), "small")));
    return Ui.row(8, Ui.grow(words), button);
  }

  private Node malformed() {
    return new StateWord(Tone.WARN, texts.get("dashboard.malformed"));
  }

  private Node button(Rendered content, Rendering one, int number) {
    Button button =
        switch (content.kind()) {
          case TEXT ->
              Ui.small(
                  "answer-" + number,
                  texts.get("dashboard.copy"),
                  Feather.COPY,
                  () -> Ui.copy(content.text()));
          case SOUND ->
              sounds.canPlay(content)
                  ? Ui.small(
                      "answer-" + number,
                      texts.get("dashboard.play"),
                      Feather.PLAY,
                      () -> sounds.play(content, () -> said("dashboard.silent")))
                  : save(content, number);
          case DRAWING, DATA -> save(content, number);
        };
    button.setAccessibleText(button.getText() + ", " + one.description());
    return button;
  }

  private Button save(Rendered content, int number) {
    Button button =
        Ui.small(
            "answer-" + number, texts.get("dashboard.save"), Feather.SAVE, () -> keep(content));
    button.setDisable(content.bytes().length == 0);
    return button;
  }

  private void keep(Rendered content) {
    String kind = content.mime().replaceFirst(".*/", "").replaceFirst("\\+.*", "");
    SaveFile.ask(
        this,
        texts.get("dashboard.save"),
        "image-test." + kind,
        content.bytes(),
        () -> said("dashboard.unsaved"));
  }

  private void said(String key) {
    trouble.setText(texts.get(key));
  }
}
