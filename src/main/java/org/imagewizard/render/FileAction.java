package org.imagewizard.render;

/** What writing does, or would do, to one file. */
public record FileAction(String path, Action action, String mode) {
  /** The words of {@code write --json}. */
  public enum Action {
    CREATE,
    REPLACE,
    /** Replaced, with what a person changed by hand kept in it. */
    MERGE,
    KEEP,
    REMOVE
  }
}
