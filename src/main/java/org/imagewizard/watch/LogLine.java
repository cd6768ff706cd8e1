package org.imagewizard.watch;

/**
 * One whole line of one container.
 *
 * @param stream stdout or stderr (always stdout with a TTY)
 * @param time RFC 3339 with nanoseconds, as the engine stamped it
 */
public record LogLine(String service, String container, String stream, String time, String line) {}
