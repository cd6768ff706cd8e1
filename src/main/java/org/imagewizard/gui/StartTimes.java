package org.imagewizard.gui;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** When the parts of a start were reached, counted from the start of the process. */
final class StartTimes {
  private final Map<String, Instant> reached = new LinkedHashMap<>();

  void reached(String what) {
    reached.put(what, Instant.now());
  }

  /** One line for the log; the process's own start is asked only here, it costs a moment. */
  String inWords() {
    Instant begun = ProcessHandle.current().info().startInstant().orElse(Instant.now());
    return "Start: "
        + reached.entrySet().stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%s after %d ms",
                        entry.getKey(),
                        Math.max(0, Duration.between(begun, entry.getValue()).toMillis())))
            .collect(Collectors.joining(", "));
  }
}
