package org.imagewizard.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.imagewizard.gui.theme.AccessKeys;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Back, the state in one line, and the one button that says what comes next. */
final class FooterView extends HBox {
  /** Letters of the header and the command line in both languages, and Alt+W of the services. */
  private static final String TAKEN = "wthpyl";

  private final Button back;
  private final Button next;
  private final Label status;
  private final ObservableValue<String> letters;
  private final HBox middle;
  private final ObjectProperty<@Nullable PageViewModel> shown = new SimpleObjectProperty<>();

  /**
   * @param lost called when the button with the focus can no longer have it
   */
  FooterView(Session session, Runnable lost) {
    getStyleClass().add("footer");
    back = Ui.button("back", "", Feather.ARROW_LEFT, () -> {});
    next = Ui.forward(Ui.button("next", "", Feather.ARROW_RIGHT, () -> {}));
    letters =
        Bindings.createStringBinding(
            () -> TAKEN + AccessKeys.letter(next.getText()) + AccessKeys.letter(back.getText()),
            next.textProperty(),
            back.textProperty());
    status = Ui.wrap("", "muted", "small");
    status.setId("status");
    status.setFocusTraversable(true);
    status.setAccessibleHelp(session.texts().get("footer.status.spoken"));
    status.getStyleClass().add("status");
    next.disabledProperty().subscribe(off -> whenLost(next, off, lost));
    back.visibleProperty().subscribe(on -> whenLost(back, !on, lost));
    Watch.on(this, shown.flatMap(PageViewModel::accentProperty), this::emphasise);
    middle = Ui.row(0);
    Ui.grow(middle);
    takeStatus();
    getChildren().addAll(back, middle, next);
  }

  /** Or the focus would go to the first control of the window, far from what the person does. */
  private static void whenLost(Button button, boolean gone, Runnable lost) {
    if (gone && button.isFocused()) {
      lost.run();
    }
  }

  /** Puts the status line between the buttons; with large text it is on the page. */
  void takeStatus() {
    middle.getChildren().setAll(Ui.spacer(), status, Ui.spacer());
  }

  Label status() {
    return status;
  }

  /** Those that press something in the window around the page, whatever the page is. */
  ObservableValue<String> letters() {
    return letters;
  }

  void show(PageViewModel page) {
    next.textProperty().bind(page.primaryProperty().map(words -> AccessKeys.mark(words, TAKEN)));
    next.disableProperty().bind(page.enabledProperty().not());
    next.setOnAction(event -> page.proceed());
    status.textProperty().bind(page.statusProperty());
    ObservableValue<String> text =
        Bindings.createStringBinding(page::backText, page.titleProperty(), page.statusProperty());
    back.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    AccessKeys.mark(
                        text.getValue(), TAKEN + AccessKeys.letter(next.textProperty().get())),
                text,
                next.textProperty()));
    back.visibleProperty().bind(text.map(words -> !words.isEmpty()));
    back.setOnAction(event -> page.goBack());
    shown.set(page);
  }

  /** Null before the first page. */
  private void emphasise(@Nullable Boolean first) {
    boolean on = Boolean.TRUE.equals(first);
    next.setDefaultButton(on);
    next.getStyleClass().remove("accent");
    if (on) {
      next.getStyleClass().add("accent");
    }
  }
}
