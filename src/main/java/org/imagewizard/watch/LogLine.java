package org.imagewizard.watch;

/**
 * One whole line of one container.
 *
 * @param stream stdout or stderr (always stdout with a TTY)
 * @param time RFC 3339 with nanoseconds, as the engine stamped it
 * @param more this is not the end of the line: it is very long, and the same container's next line
 *     on this stream goes on with it
 */
public record LogLine(
    String service, String container, String stream, String time, String line, boolean more) {
  /** A line that is whole. */
  public LogLine(String service, String container, String stream, String time, String line) {
    this(service, container, stream, time, line, false);
  }
}
