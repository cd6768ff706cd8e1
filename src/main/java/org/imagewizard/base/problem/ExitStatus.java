package org.imagewizard.base.problem;

/** The text mode's exit statuses. A promise: see docs/text-mode.md. */
public enum ExitStatus {
  DONE(0),
  NOT_AS_IT_SHOULD_BE(1),
  USAGE(2),
  NO_ENGINE(3),
  CANCELLED(130);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
