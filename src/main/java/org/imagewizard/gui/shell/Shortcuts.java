package org.imagewizard.gui.shell;

import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Step;

/** The keys that work on every page. */
final class Shortcuts {
  private final Scene scene;

  private Shortcuts(Scene scene) {
    this.scene = scene;
  }

  static void install(
      Scene scene, Session session, Look look, Supplier<ShellView> shell, Runnable help) {
    Shortcuts keys = new Shortcuts(scene);
    keys.on(KeyCode.RIGHT, KeyCombination.ALT_DOWN, () -> proceed(shell.get().current()));
    keys.on(KeyCode.LEFT, KeyCombination.ALT_DOWN, () -> back(shell.get().current()));
    keys.on(KeyCode.E, KeyCombination.SHORTCUT_DOWN, () -> shell.get().togglePlan());
    keys.on(
        KeyCode.L, KeyCombination.SHORTCUT_DOWN, () -> HeaderView.switchLanguage(session.texts()));
    keys.on(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    keys.on(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    keys.on(KeyCode.ADD, KeyCombination.SHORTCUT_DOWN, () -> look.resize(1));
    keys.on(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN, () -> look.resize(-1));
    keys.on(KeyCode.SUBTRACT, KeyCombination.SHORTCUT_DOWN, () -> look.resize(-1));
    keys.on(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN, look::usualSize);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          switch (event.getCode()) {
            case F1 -> help.run();
            case F5 -> shell.get().current().again();
            case F7 -> shell.get().focusStatus();
            default -> {}
          }
        });
    for (Step step : Step.values()) {
      KeyCode digit = KeyCode.getKeyCode(String.valueOf(step.number()));
      keys.on(digit, KeyCombination.SHORTCUT_DOWN, () -> jump(session, step));
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
  private static void back(PageViewModel page) {
    page.session.back();
  }

  private static void jump(Session session, Step step) {
    if (session.navigation().get().reachable(step)) {
      session.go(step);
    }
  }
}
