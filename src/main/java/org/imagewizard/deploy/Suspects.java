package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LogDecoder;

/**
 * Why a handler gave nothing: of the handler and the services behind it, those that do not run, and
 * what the others logged as an error since the request was sent.
 */
final class Suspects {
  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)\\b(error|exception|traceback|fatal|critical|failed|refused|unauthori[sz]ed)\\b"
              + "|out of memory|timed? ?out");
  private static final String LABEL = "ca.mcgill.a11y.image.";
  private static final int LONGEST = 160;

  private final Engine engine;
  private final Map<String, Container> containers;

  Suspects(Engine engine, String project) {
    this.engine = engine;
    this.containers =
        engine.containers(project).stream()
            .collect(Collectors.toMap(Container::service, one -> one, (one, two) -> one));
  }

  /** One clause, for the end of a sentence. */
  Phrase why(Handlers.Expected expected, Instant since) {
    List<Phrase> why = new ArrayList<>();
    Set<String> quiet = new LinkedHashSet<>();
    for (String name : behind(expected)) {
      Container container = containers.get(name);
      if (container == null) {
        // Not part of this server, which can do without it.
        continue;
      }
      Optional<Phrase> said =
          container.running()
              ? trouble(container, since).map(line -> Sentence.of("suspect.logged", name, line))
              : Optional.of(
                  Sentence.of(
                      "suspect.ended",
                      name,
                      container.state(),
                      String.valueOf(container.exitCode())));
      said.ifPresentOrElse(why::add, () -> quiet.add(name));
    }
    return why.isEmpty()
        ? Sentence.of("suspect.none", String.join(", ", quiet))
        : Sentence.of("suspect.all", why);
  }

  /** The handler first, then what it waits for, what that waits for, and what it calls. */
  private Set<String> behind(Handlers.Expected expected) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(expected.handler()));
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      Container container = containers.get(name);
      if (found.add(name) && container != null) {
        open.addAll(words(container.labels().get(LABEL + "required_dependencies")));
        open.addAll(words(container.labels().get(LABEL + "optional_dependencies")));
      }
    }
    found.addAll(expected.calls());
    found.add(Orchestrator.NAME);
    return found;
  }

  private static List<String> words(@org.jspecify.annotations.Nullable String label) {
    return label == null || label.isBlank() ? List.of() : List.of(label.strip().split("\\s*,\\s*"));
  }

  private Optional<Phrase> trouble(Container container, Instant since) {
    String[] last = {""};
    LogDecoder decoder =
        new LogDecoder(
            container.tty(),
            (stream, time, line) -> {
              if (TROUBLE.matcher(line).find()) {
                last[0] = line.strip();
              }
            });
    String from = "%d.%09d".formatted(since.getEpochSecond(), since.getNano());
    try (InputStream in = engine.logs(container.id(), false, from)) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
      }
      decoder.finish();
    } catch (IOException | ProblemException e) {
      return Optional.of(Sentence.of("suspect.unread"));
    }
    return Optional.of(last[0])
        .filter(line -> !line.isEmpty())
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line)
        .map(Phrase::plain);
  }
}
