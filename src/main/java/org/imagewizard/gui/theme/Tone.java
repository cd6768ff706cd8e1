package org.imagewizard.gui.theme;

/** What a word says before it is read: its icon, and last its colour. */
public enum Tone {
  OK,
  WARN,
  BAD,
  OFF,
  RUN,
  WAIT,
  SKIP,
  INFO,
  TODO,
  CURRENT
}
