package org.imagewizard.docker;

/** Gets whole log lines, on the thread that feeds the decoder. */
@FunctionalInterface
public interface LineSink {
  /**
   * @param stream stdout or stderr (always stdout with a TTY)
   * @param time as the engine stamped it, RFC 3339 with nanoseconds; empty when it did not
   */
  void line(String stream, String time, String line);
}
