package org.imagewizard.gui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Step;

/** The keys that work on every page; {@link HelpView} lists them. */
final class Shortcuts {
  private final Scene scene;
  private final Session session;
  private final Supplier<ShellView> shell;

  private Shortcuts(Scene scene, Session session, Supplier<ShellView> shell) {
    this.scene = scene;
    this.session = session;
    this.shell = shell;
  }

  static void install(
      Scene scene, Session session, Look look, Supplier<ShellView> shell, Runnable help) {
    Shortcuts keys = new Shortcuts(scene, session, shell);
    keys.on(
        KeyCode.RIGHT,
        KeyCombination.ALT_DOWN,
        () -> keys.onPage(() -> proceed(shell.get().current())));
    keys.on(
        KeyCode.LEFT,
        KeyCombination.ALT_DOWN,
        () -> keys.onPage(() -> keys.back(shell.get().current())));
    keys.on(
        KeyCode.E, KeyCombination.SHORTCUT_DOWN, () -> keys.onPage(() -> shell.get().togglePlan()));
    keys.on(
        KeyCode.L, KeyCombination.SHORTCUT_DOWN, () -> HeaderView.switchLanguage(session.texts()));
    keys.on(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    keys.on(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    // Where the plus sign is the shifted equals sign, as on American keyboards.
    scene
        .getAccelerators()
        .put(
            new KeyCodeCombination(
                KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
            () -> look.resize(1));
    keys.on(KeyCode.ADD, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    keys.on(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(-1));
    keys.on(KeyCode.SUBTRACT, KeyCombination.SHORTCUT_DOWN, () -> look.resize(-1));
    keys.on(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN, look::usualSize);
    for (Step step : Step.values()) {
      KeyCode digit = KeyCode.getKeyCode(String.valueOf(step.number()));
      keys.on(digit, KeyCombination.SHORTCUT_DOWN, () -> keys.onPage(() -> jump(session, step)));
    }
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.function(event, help));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::escape);
    scene
        .focusOwnerProperty()
        .subscribe(
            owner -> {
              if (owner != null) {
                Regions.reveal(owner);
              }
            });
  }

  private void function(KeyEvent event, Runnable help) {
    switch (event.getCode()) {
      case ENTER -> enter(event);
      case F1 -> help.run();
      case F5 -> onPage(() -> shell.get().current().again());
      case F6 ->
          onPage(() -> Regions.next(scene, shell.get().regions(), event.isShiftDown() ? -1 : 1));
      case F7 -> onPage(() -> shell.get().focusStatus());
      default -> {}
    }
  }

  /** Not while help or a question is above the page. */
  private void onPage(Runnable action) {
    if (!shell.get().isDisabled()) {
      action.run();
    }
  }

  /** From a choice, too, Enter goes on: JavaFX would choose again, as the space bar does. */
  private void enter(KeyEvent event) {
    Node owner = scene.getFocusOwner();
    boolean choice = owner instanceof RadioButton || owner instanceof CheckBox;
    if (choice && !shell.get().isDisabled() && shell.get().current().accentProperty().getValue()) {
      proceed(shell.get().current());
      event.consume();
    }
  }

  /** Closes what is open; what runs is asked about by its own button. */
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && shell.get().closeOpened()) {
      event.consume();
    }
  }

  private void on(KeyCode code, KeyCombination.Modifier modifier, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(code, modifier), action);
  }

  private static void proceed(PageViewModel page) {
    if (page.enabledProperty().get()) {
      page.proceed();
    }
  }

  /** Only goes back; stopping a server is asked for with its button. */
  private void back(PageViewModel page) {
    if (session.navigation().get().back().isPresent()) {
      page.goBack();
    }
  }

  private static void jump(Session session, Step step) {
    if (session.navigation().get().reachable(step)) {
      session.go(step);
    }
  }
}
