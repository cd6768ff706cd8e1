package org.imagewizard.wizard;

import java.util.Locale;

/** The window face, as the terminal face may call it. Implemented in {@code gui}, wired in Main. */
public interface Window {
  /**
   * Begins, beside what the caller does next, with what every window needs; shows nothing. Does
   * nothing where no window is possible.
   */
  void prepare();

  /**
   * Opens the wizard and blocks until it is closed.
   *
   * @return the exit status
   */
  int open(Opening how);

  /** Whether there is a display that a window could open on. */
  boolean possible();

  /** Whether a screen reader of this system can read the window. */
  boolean speaks();

  /**
   * How the window opens.
   *
   * @param language of the terminal
   * @param asked whether the person asked for that language; else the one of last time is taken
   * @param exitAfterFirstFrame ends once the first page has been drawn: for measuring
   */
  record Opening(Locale language, boolean asked, boolean exitAfterFirstFrame) {}
}
