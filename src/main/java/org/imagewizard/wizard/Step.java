package org.imagewizard.wizard;

/** The eight steps, in order, the same in the window and in the terminal. */
public enum Step {
  START,
  CHECK,
  SERVICES,
  KEYS,
  VERSION,
  NETWORK,
  REVIEW,
  RUN;

  /** Counts from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** The key of its texts: {@code step.start} and so on. */
  public String key() {
    return "step." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
