package org.imagewizard.gui.keys;

import atlantafx.base.controls.PasswordTextField;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.imagewizard.gui.keys.KeysState.Field;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** One value to type, paste or read from a file; a secret one is hidden until shown. */
final class KeyField extends VBox {
  private final Texts texts;

  KeyField(Texts texts, KeysViewModel model, Field field) {
    super(4);
    this.texts = texts;
    String caption = texts.get("keys.caption", field.title(), field.name());
    Label label = Ui.wrap(caption, "strong", "small");
    StateWord state = new StateWord();
    state.getStyleClass().add("small");
    HBox line = new HBox(8);
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    TextField input = field.secret() ? hidden(field, line) : plain(field, line);
    input.setId("key-" + field.name());
    input.getStyleClass().add("mono");
    input.setAccessibleText(caption);
    label.setLabelFor(input);
    word(state, field, field.value().isBlank());
    if (field.checkable()) {
      line.getChildren().add(check(model, field, input));
    }
    line.getChildren().add(state);
    VerdictView verdict = new VerdictView(texts, field.name());
    Watch.on(verdict, model.checks(), checks -> verdict.show(checks.get(field.name())));
    getChildren().addAll(label, line, verdict);
    if (!field.help().isEmpty()) {
      getChildren().add(Ui.wrap(field.help(), "muted", "small"));
    }
    input
        .textProperty()
        .subscribe(
            (before, typed) -> {
              String value = input instanceof PasswordTextField p ? p.getPassword() : typed;
              model.set(field.name(), value);
              word(state, field, value.isBlank());
            });
  }

  private TextField plain(Field field, HBox line) {
    TextField input = new TextField(field.value().reveal());
    line.getChildren().add(Ui.grow(input));
    return input;
  }

  /** Paste works: whoever has a key has it in another window. */
  private TextField hidden(Field field, HBox line) {
    PasswordTextField input = new PasswordTextField(field.value().reveal());
    Button show = Ui.button("show-" + field.name(), texts.get("keys.show"), Feather.EYE, () -> {});
    show.setOnAction(
        event -> {
          input.setRevealPassword(!input.getRevealPassword());
          boolean shown = input.getRevealPassword();
          show.setText(texts.get(shown ? "keys.hide" : "keys.show"));
          show.setGraphic(Icons.of(shown ? Feather.EYE_OFF : Feather.EYE));
        });
    show.setAccessibleHelp(field.title());
    Button file =
        Ui.button(
            "file-" + field.name(), texts.get("keys.file"), Feather.UPLOAD, () -> read(input));
    file.setAccessibleHelp(field.title());
    line.getChildren().addAll(Ui.grow(input), show, file);
    return input;
  }

  /** Only when it is wanted: the value goes to whoever issued it. */
  private Button check(KeysViewModel model, Field field, TextField input) {
    Button check =
        Ui.button(
            "check-" + field.name(),
            texts.get("keys.check"),
            Feather.CHECK_CIRCLE,
            () -> model.check(field.name()));
    check.setAccessibleHelp(field.title());
    check.disableProperty().bind(input.textProperty().isEmpty());
    return check;
  }

  private void read(PasswordTextField input) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("keys.file"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      try {
        input.setText(Files.readString(chosen.toPath()).strip());
      } catch (IOException e) {
        input.setAccessibleHelp(texts.get("keys.file.unreadable"));
      }
    }
  }

  private void word(StateWord state, Field field, boolean blank) {
    if (blank) {
      state.set(
          field.required() ? Tone.WARN : Tone.OFF,
          texts.get(field.required() ? "keys.state.needed" : "keys.state.optional"));
    } else {
      state.set(Tone.INFO, texts.get("keys.state.entered"));
    }
  }
}
