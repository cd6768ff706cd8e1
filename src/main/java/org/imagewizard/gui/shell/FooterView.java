package org.imagewizard.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.imagewizard.gui.theme.Ui;
import org.kordamp.ikonli.feather.Feather;

/** Back, the state in one line, and the one button that says what comes next. */
final class FooterView extends HBox {
  private final Button back;
  private final Button next;
  private final Label status;
  private final HBox middle;
  private Subscription emphasis = Subscription.EMPTY;

  /**
   * @param lost called when the button with the focus can no longer have it
   */
  FooterView(Session session, Runnable lost) {
    getStyleClass().add("footer");
    back = Ui.button("back", "", Feather.ARROW_LEFT, () -> {});
    next = Ui.forward(Ui.button("next", "", Feather.ARROW_RIGHT, () -> {}));
    status = Ui.wrap("", "muted", "small");
    status.setId("status");
    status.setFocusTraversable(true);
    status.setAccessibleHelp(session.texts().get("footer.status.spoken"));
    status.getStyleClass().add("status");
    next.disabledProperty().subscribe(off -> whenLost(next, off, lost));
    back.visibleProperty().subscribe(on -> whenLost(back, !on, lost));
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

  void show(PageViewModel page) {
    next.textProperty().bind(page.primaryProperty());
    next.disableProperty().bind(page.enabledProperty().not());
    next.setOnAction(event -> page.proceed());
    status.textProperty().bind(page.statusProperty());
    ObservableValue<String> text =
        Bindings.createStringBinding(page::backText, page.titleProperty(), page.statusProperty());
    back.textProperty().bind(text);
    back.visibleProperty().bind(text.map(words -> !words.isEmpty()));
    back.setOnAction(event -> page.goBack());
    emphasis.unsubscribe();
    emphasis = page.accentProperty().subscribe(this::emphasise);
  }

  private void emphasise(boolean on) {
    next.setDefaultButton(on);
    next.getStyleClass().remove("accent");
    if (on) {
      next.getStyleClass().add("accent");
    }
  }
}
