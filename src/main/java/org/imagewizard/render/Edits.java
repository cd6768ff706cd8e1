package org.imagewizard.render;

/**
 * What becomes of lines that a person changed in a file of ours, where the plan changes them too.
 */
public enum Edits {
  /** They are put together where they can be; else nothing is written. */
  MERGE,
  /** The person's lines stay. */
  KEEP,
  /** The plan's lines are written there; what the person changed elsewhere stays. */
  PLAN,
  /** Ours are written whole; the person's file is in the backup. */
  REPLACE
}
