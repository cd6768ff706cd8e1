package org.imagewizard.wizard;

import java.util.Locale;

/** The window face, as the terminal face may call it. Implemented in {@code gui}, wired in Main. */
public interface Window {
  /**
   * Opens the wizard and blocks until it is closed.
   *
   * @param exitAfterFirstFrame ends once the first page has been drawn: for measuring
   * @return the exit status
   */
  int open(Locale locale, boolean exitAfterFirstFrame);

  /** Whether there is a display that a window could open on. */
  boolean possible();
}
