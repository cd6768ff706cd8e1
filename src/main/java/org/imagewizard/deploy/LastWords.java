package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LogDecoder;

/** Why a container ended: what its log tells, its exit code, the kernel's hand, its last lines. */
final class LastWords {
  private static final int LINES = 3;

  /** How far back a cause is looked for: a long trace stands before the last line. */
  private static final int LOOKED_AT = 400;

  private static final int LONGEST = 300;

  private final Engine engine;
  private final Failures failures = Failures.bundled();

  LastWords(Engine engine) {
    this.engine = engine;
  }

  /** For a container that has ended. */
  Phrase of(Container container) {
    List<String> lines = lines(container);
    Phrase words =
        container.oomKilled()
            ? Sentence.of("reason.memory")
            : Sentence.of("reason.exit", (long) container.exitCode());
    if (!container.error().isEmpty()) {
      words = Sentence.of("reason.docker", words, container.error());
      lines.addFirst(container.error());
    }
    return with(words, lines);
  }

  /** For one that runs, but does not do what it should. */
  Phrase with(Phrase reason, Container container) {
    return with(reason, lines(container));
  }

  /** For a start that Docker refused. */
  Phrase refused(ProblemException e) {
    List<String> evidence = e.problem().evidence();
    return with(
        Sentence.of("reason.refused"),
        evidence.isEmpty() ? List.of(e.problem().summary()) : evidence);
  }

  private Phrase with(Phrase reason, List<String> lines) {
    Optional<Failures.Failure> failure = failures.in(lines);
    if (failure.isPresent()) {
      return Sentence.of(
          "reason.known",
          failure.get().title(),
          reason,
          cut(Failures.evidence(failure.get(), lines)));
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    String end = cut(String.join(" / ", last));
    return end.isEmpty() ? reason : Sentence.of("reason.log", reason, end);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? "… " + text.substring(text.length() - LONGEST) : text;
  }

  /** The last lines since its last start, without blank ones. */
  private List<String> lines(Container container) {
    Deque<String> last = new ArrayDeque<>();
    LogDecoder decoder =
        new LogDecoder(
            container.tty(),
            (stream, time, line) -> {
              if (!line.isBlank()) {
                last.add(line.strip());
              }
              if (last.size() > LOOKED_AT) {
                last.removeFirst();
              }
            });
    try (InputStream in = engine.logs(container.id(), false, since(container))) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
      }
      decoder.finish();
    } catch (IOException | ProblemException e) {
      // The reason without the log is still a reason.
      return new ArrayList<>(last);
    }
    return new ArrayList<>(last);
  }

  /** The engine notes the start after the fact, so a program's first words can be older. */
  private static String since(Container container) {
    try {
      Instant started = Instant.parse(container.startedAt()).minusSeconds(1);
      return "%d.%09d".formatted(started.getEpochSecond(), started.getNano());
    } catch (DateTimeException e) {
      return "";
    }
  }
}
