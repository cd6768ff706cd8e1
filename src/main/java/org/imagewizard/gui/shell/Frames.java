package org.imagewizard.gui.shell;

import javafx.animation.AnimationTimer;

/** What has time until a person sees what is there now. */
public final class Frames {
  /** One is laid out, one is drawn, and software drawing brings it to the screen with the next. */
  private static final int UNTIL_SEEN = 3;

  private Frames() {}

  /** Calls back, on the window's thread, once the present state has been drawn. */
  public static void afterDrawing(Runnable then) {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        frames++;
        if (frames == UNTIL_SEEN) {
          stop();
          then.run();
        }
      }
    }.start();
  }
}
