package org.imagewizard.base.process;

/** Gets every line a process prints, one at a time, from the process's reader threads. */
@FunctionalInterface
public interface LineListener {
  void line(String text);

  /** For callers that only want the end. */
  static LineListener none() {
    return text -> {};
  }
}
