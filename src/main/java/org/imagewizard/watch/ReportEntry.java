package org.imagewizard.watch;

import java.nio.charset.StandardCharsets;

/** One file of a report, its secrets taken out. */
public record ReportEntry(String path, String text) {
  /** As it will be written. */
  public int bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
