package org.imagewizard.gui.shell;

import javafx.animation.AnimationTimer;

/**
 * Calls back ten times a second: where events and log lines reach the window, in one batch. Nobody
 * reads faster, and a window that lays out a running log sixty times a second is slow at all else.
 */
final class FrameClock extends AnimationTimer {
  private static final long BETWEEN_NS = 100_000_000;

  private final Runnable each;
  private long last;

  FrameClock(Runnable each) {
    this.each = each;
  }

  @Override
  public void handle(long now) {
    if (last == 0 || now - last >= BETWEEN_NS) {
      last = now;
      each.run();
    }
  }
}
