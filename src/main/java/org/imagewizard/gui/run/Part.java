package org.imagewizard.gui.run;

/** What of a running server is shown. */
public enum Part {
  OVERVIEW,
  SERVICES,
  HISTORY,
  LOG
}
