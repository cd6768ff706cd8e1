package org.imagewizard.gui.run;

/** Where the server of the last page is. */
public enum Stage {
  IDLE,
  STARTING,
  RUNNING,
  TROUBLE,
  FAILED,
  STOPPING,
  STOPPED;

  /** Whether a server runs, in whole or in part. */
  boolean runs() {
    return this == RUNNING || this == TROUBLE;
  }
}
