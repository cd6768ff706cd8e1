package org.imagewizard.docker;

/** Gets log lines, on the thread that feeds the decoder. */
@FunctionalInterface
public interface LineSink {
  /**
   * A whole line, or the last part of a very long one.
   *
   * @param stream stdout or stderr (always stdout with a TTY)
   * @param time as the engine stamped it, RFC 3339 with nanoseconds; empty when it did not
   */
  void line(String stream, String time, String line);

  /**
   * A part of a line that is longer than {@value LineBuffer#LONGEST} bytes; its next part or its
   * last one follows, on the same stream and with the same time. Who does not care gets the end of
   * such a line only.
   */
  default void part(String stream, String time, String text) {}
}
