package org.imagewizard.gui.shell;

import javafx.application.Platform;

/** The one way from another thread to the window's thread. */
public final class FxHop {
  private FxHop() {}

  /** Runs {@code handler} on the window's thread: at once when already there. */
  public static void run(Runnable handler) {
    if (Platform.isFxApplicationThread()) {
      handler.run();
    } else {
      Platform.runLater(handler);
    }
  }

  /** Runs {@code handler} on the window's thread, after all that happens there now. */
  public static void later(Runnable handler) {
    Platform.runLater(handler);
  }
}
