package org.imagewizard.gui.shell;

import javafx.animation.AnimationTimer;

/** Calls back once a frame: where events and log lines reach the window, in one batch. */
final class FrameClock extends AnimationTimer {
  private final Runnable each;

  FrameClock(Runnable each) {
    this.each = each;
  }

  @Override
  public void handle(long now) {
    each.run();
  }
}
