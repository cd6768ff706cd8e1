package org.imagewizard.gui;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.imagewizard.watch.LogSink;

/** What the sample servers log, and what their files hold. */
final class FakeLogs {
  private FakeLogs() {}

  static void lines(Deployment deployment, LogSink lines) {
    lines.reconnected(deployment.plan().running().get(1).name());
    for (int i = 0; i < 40; i++) {
      String service = deployment.plan().running().get(i % 3).name();
      lines.line(
          new LogLine(
              service,
              "c",
              "stdout",
              "2026-05-14T14:02:%02d.000000000Z".formatted(i),
              (i % 9 == 8 ? "ERROR something to look at, number " : "INFO listening, number ")
                  + i));
    }
  }

  /** Three of six lines, as a search that found more than it gives back. */
  static LogSearch.Found found(Predicate<LogLine> wanted) {
    List<LogLine> found =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new LogLine(
                        "motd-handler", "", "", "2026-05-14T09:00:0%dZ".formatted(i), "ERROR " + i))
            .filter(wanted)
            .toList();
    return new LogSearch.Found(found, found.size() * 2L, 9);
  }
}
