package org.imagewizard.watch;

/**
 * How far one stream of one container has been read. The engine stamps and writes the lines of a
 * stream in order, so the last line's time, and how many lines had that very time, say what was
 * given already when the log is read again from an earlier moment. The two streams of a container
 * have a position each, because the engine may write their lines in another order than that of
 * their times. Not thread-safe.
 */
final class StreamPosition {
  private String last = "";
  private int givenAtLast;
  private int toSkip;
  private boolean catchingUp;

  /** The log is read again, from somewhere before the last line. */
  void again() {
    catchingUp = !last.isEmpty();
    toSkip = givenAtLast;
  }

  /** Whether the line with this time has not been given yet. */
  boolean isNew(String time) {
    if (catchingUp) {
      int order = time.compareTo(last);
      if (order < 0) {
        return false;
      }
      if (order == 0 && toSkip > 0) {
        toSkip--;
        return false;
      }
      catchingUp = false;
    }
    if (time.equals(last)) {
      givenAtLast++;
    } else {
      last = time;
      givenAtLast = 1;
    }
    return true;
  }

  /** The time of the last line, as the engine wrote it; empty before the first. */
  String last() {
    return last;
  }
}
