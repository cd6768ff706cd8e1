package org.imagewizard.fit;

import org.imagewizard.base.task.Cancellation;

/** Counts search nodes against a cap and looks at the cancellation now and then. */
final class Effort {
  private static final long LOOK_EVERY = 512;

  private final long cap;
  private final Cancellation cancellation;
  private long nodes;

  Effort(long cap, Cancellation cancellation) {
    this.cap = cap;
    this.cancellation = cancellation;
  }

  /**
   * @throws org.imagewizard.base.problem.ProblemException of kind CANCELLED when cancelled
   */
  void node() {
    if (nodes++ % LOOK_EVERY == 0) {
      cancellation.check();
    }
  }

  boolean spent() {
    return nodes > cap;
  }
}
