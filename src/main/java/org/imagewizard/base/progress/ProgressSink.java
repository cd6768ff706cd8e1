package org.imagewizard.base.progress;

/** Where progress goes. Called from any thread; must not block for long. */
@FunctionalInterface
public interface ProgressSink {
  void accept(Progress event);

  /** For callers that do not look. */
  static ProgressSink none() {
    return event -> {};
  }
}
