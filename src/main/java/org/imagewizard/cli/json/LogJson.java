package org.imagewizard.cli.json;

import org.imagewizard.watch.LogLine;

/** One log line as an object. */
public final class LogJson {
  private LogJson() {}

  /** A line of many megabytes comes in several objects; all but the last say that more follows. */
  public static Doc of(LogLine line) {
    Doc doc =
        new Doc()
            .with("service", line.service())
            .with("container", line.container())
            .with("stream", line.stream())
            .with("time", line.time())
            .with("line", line.line());
    return line.more() ? doc.with("more", true) : doc;
  }
}
