package org.imagewizard.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * Finds the engine to use, as docker itself would: {@code --context} or {@code DOCKER_HOST} when
 * given (then no other), else the current context, the system socket, rootless, Desktop and podman
 * sockets in turn. Every attempt and its reason is kept. Thread-safe.
 */
public final class EngineFinder {
  private final EngineChoice choice;
  private final EngineProbe probe;

  /** Of the engine found last; what a person said explicitly from the start. */
  private volatile Map<String, String> environment;

  /** One connection attempt; {@code reason} is empty when it answered. */
  public record Attempt(String endpoint, String origin, String reason) {
    public boolean answered() {
      return reason.isEmpty();
    }
  }

  /** The first engine that answered, and every attempt on the way. The caller closes the engine. */
  public record Search(Optional<Engine> engine, List<Attempt> attempts) {
    public Search {
      attempts = List.copyOf(attempts);
    }
  }

  public EngineFinder() {
    this(Optional.empty());
  }

  /**
   * @param context the name of a docker context, or an address such as {@code tcp://HOST:2375},
   *     from the command line; when given, no other engine is ever tried
   */
  public EngineFinder(Optional<String> context) {
    this(
        EngineChoice.of(
            context, System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/")),
        EngineProbe.LIMIT);
  }

  EngineFinder(EngineChoice choice, Duration limit) {
    this.choice = choice;
    this.probe = new EngineProbe(limit);
    this.environment =
        choice.explicit() && !choice.candidates().isEmpty()
            ? choice.candidates().getFirst().environment()
            : Map.of();
  }

  /** Takes at most 6 s for each place that hangs; places that are not there take no time. */
  public Search find() {
    List<Attempt> attempts = new ArrayList<>();
    choice
        .unknown()
        .ifPresent(
            candidate ->
                attempts.add(attempt(candidate, "there is no docker context of this name")));
    for (EngineChoice.Candidate candidate : choice.candidates()) {
      EngineProbe.Answer answer = probe.probe(candidate.endpoint());
      attempts.add(attempt(candidate, answer.reason()));
      if (answer.engine().isPresent()) {
        environment = candidate.environment();
        return new Search(answer.engine(), attempts);
      }
    }
    return new Search(Optional.empty(), attempts);
  }

  private static Attempt attempt(EngineChoice.Candidate candidate, String reason) {
    return new Attempt(candidate.endpoint().host(), candidate.origin(), reason);
  }

  /**
   * The engine, or the designed error with every attempt as evidence.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind ENGINE
   */
  public Engine connect() {
    Search search = find();
    return search.engine().orElseThrow(() -> new ProblemException(problem(search.attempts())));
  }

  private Problem problem(List<Attempt> attempts) {
    List<String> evidence =
        attempts.stream()
            .map(one -> one.endpoint() + " (" + one.origin() + "): " + one.reason())
            .toList();
    if (choice.explicit()) {
      Attempt only = attempts.getFirst();
      return Problem.engine(
              "engine.given",
              "The Docker Engine that %s names, %s, can't be used: %s."
                  .formatted(word(only.origin()), only.endpoint(), only.reason()),
              evidence)
          .withActions(
              "No other engine was tried, because you named this one.",
              "Mend or remove that setting, then try again.");
    }
    return Problem.engine(
            "engine.none",
            "No Docker Engine can be used: none of the "
                + attempts.size()
                + " usual places answers.",
            evidence)
        .withActions("Run image-wizard check to see what is missing and how to mend it.");
  }

  /** The setting without its value, which follows anyway. */
  private static String word(String origin) {
    return origin.split(" ", 2)[0];
  }

  /**
   * What to add to the environment of the docker command so that it uses the engine found last;
   * empty when it finds the same one by itself.
   */
  public Map<String, String> environment() {
    return environment;
  }
}
