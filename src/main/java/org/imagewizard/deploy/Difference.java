package org.imagewizard.deploy;

/** What a start does with a service that is not as the folder says. */
public enum Difference {
  /** It has no container yet. */
  NEW,
  /** Its container is there, stopped. */
  STARTED,
  /** It is made anew: the folder sets it up otherwise than its container was made. */
  SETTINGS,
  /** It is made anew: its tag means another image now. */
  IMAGE,
  /** It runs, and the folder does not have it any more. */
  TAKEN_AWAY
}
