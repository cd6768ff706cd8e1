package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LogDecoder;

/** Why a container ended: its exit code, the kernel's hand, and the last lines it wrote. */
final class LastWords {
  private static final int LINES = 3;

  private final Engine engine;

  LastWords(Engine engine) {
    this.engine = engine;
  }

  String of(Container container) {
    StringBuilder words = new StringBuilder();
    if (container.oomKilled()) {
      words.append("stopped by the kernel: no memory was left");
    } else {
      words.append("ended with exit code ").append(container.exitCode());
    }
    if (!container.error().isEmpty()) {
      words.append("; Docker says: ").append(container.error());
    }
    String last = String.join(" / ", lines(container));
    return last.isEmpty() ? words.toString() : words + "; its log ends: " + last;
  }

  private Deque<String> lines(Container container) {
    Deque<String> last = new ArrayDeque<>();
    LogDecoder decoder =
        new LogDecoder(
            container.tty(),
            (stream, time, line) -> {
              if (!line.isBlank()) {
                last.add(line.strip());
              }
              if (last.size() > LINES) {
                last.removeFirst();
              }
            });
    try (InputStream in = engine.logs(container.id(), false, "")) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
      }
      decoder.finish();
    } catch (IOException | ProblemException e) {
      // The reason without the log is still a reason.
      return last;
    }
    return last;
  }
}
