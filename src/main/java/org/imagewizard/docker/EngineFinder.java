package org.imagewizard.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.imagewizard.base.file.HomeFolder;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.text.Phrase;

/**
 * Finds the engine to use, as docker itself would: {@code --context} or {@code DOCKER_HOST} when
 * given (then no other), else the current context, the system socket, rootless, Desktop and podman
 * sockets in turn. Every attempt and its reason is kept. Thread-safe.
 */
public final class EngineFinder {
  private static final int PATIENT_TIMES = 3;

  private final EngineChoice choice;
  private final EngineProbe probe;

  /**
   * Asks the one place that a person named: no other may be tried, so a busy one gets more time.
   */
  private final EngineProbe patient;

  /** Where the engine found last is; the place that a person named from the start. */
  private volatile Optional<EngineChoice.Candidate> place;

  /**
   * One connection attempt.
   *
   * @param from who names the place
   * @param refusal why not; empty when it answered
   * @param info what it said of itself when it answered
   */
  public record Attempt(
      String endpoint, Phrase from, Optional<Refusal> refusal, Optional<EngineInfo> info) {
    public boolean answered() {
      return refusal.isEmpty();
    }

    /** In English. */
    public String origin() {
      return from.toString();
    }

    /** In English; empty when it answered. */
    public String reason() {
      return refusal.map(Refusal::toString).orElse("");
    }
  }

  /**
   * The first engine that answered, and the attempts. The caller closes the engine.
   *
   * @param explicit whether a person named the engine, so that no other may take its place
   */
  public record Search(Optional<Engine> engine, List<Attempt> attempts, boolean explicit) {
    public Search {
      attempts = List.copyOf(attempts);
    }

    /** Why there is none to use, every attempt as evidence; kind ENGINE. */
    public Problem problem() {
      return EngineFinder.problem(attempts, explicit);
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
        EngineChoice.of(context, System.getenv(), HomeFolder.of(System.getenv()), Path.of("/")),
        EngineProbe.LIMIT);
  }

  EngineFinder(EngineChoice choice, Duration limit) {
    this.choice = choice;
    this.probe = new EngineProbe(limit);
    // Not multipliedBy: it is the first use of BigDecimal, which takes 25 ms of every start.
    this.patient = new EngineProbe(Duration.ofMillis(PATIENT_TIMES * limit.toMillis()));
    this.place = choice.explicit() ? choice.candidates().stream().findFirst() : Optional.empty();
  }

  /**
   * Takes at most 6 s for each place that hangs, 18 s for one that a person named; places that are
   * not there take no time.
   */
  public Search find() {
    List<Attempt> attempts = new ArrayList<>(unknown());
    for (EngineChoice.Candidate candidate : choice.candidates()) {
      EngineProbe.Answer answer = (choice.explicit() ? patient : probe).probe(candidate.endpoint());
      attempts.add(attempt(candidate, answer));
      if (answer.engine().isPresent()) {
        place = Optional.of(candidate);
        return new Search(answer.engine(), attempts, choice.explicit());
      }
    }
    return new Search(Optional.empty(), attempts, choice.explicit());
  }

  /**
   * The same engine as {@link #find} gives, but every place is asked, all side by side: at most 6
   * s.
   *
   * @throws ProblemException kind CANCELLED when interrupted
   */
  public Search survey() {
    List<FutureTask<EngineProbe.Answer>> answers = new ArrayList<>();
    for (EngineChoice.Candidate candidate : choice.candidates()) {
      FutureTask<EngineProbe.Answer> task =
          new FutureTask<>(() -> probe.probe(candidate.endpoint()));
      Daemon.start("engine " + candidate.endpoint().host(), task);
      answers.add(task);
    }
    List<Attempt> attempts = new ArrayList<>(unknown());
    Optional<Engine> first = Optional.empty();
    for (int i = 0; i < answers.size(); i++) {
      EngineChoice.Candidate candidate = choice.candidates().get(i);
      EngineProbe.Answer answer = Limit.await(answers.get(i));
      attempts.add(attempt(candidate, answer));
      if (first.isPresent()) {
        answer.engine().ifPresent(Engine::close);
      } else if (answer.engine().isPresent()) {
        first = answer.engine();
        place = Optional.of(candidate);
      }
    }
    return new Search(first, attempts, choice.explicit());
  }

  /**
   * Whether a person named an engine on another computer, whose facts then count, or one that
   * nobody knows, which is not this computer's either.
   */
  public boolean elsewhere() {
    return choice.unknown().isPresent()
        || choice.candidates().stream().limit(1).anyMatch(one -> !one.endpoint().local());
  }

  private List<Attempt> unknown() {
    return choice.unknown().stream()
        .map(
            candidate ->
                attempt(
                    candidate,
                    EngineProbe.Answer.no(Refusal.of(Refusal.Kind.ADDRESS, "no-context"))))
        .toList();
  }

  private static Attempt attempt(EngineChoice.Candidate candidate, EngineProbe.Answer answer) {
    return new Attempt(
        candidate.endpoint().host(), candidate.origin(), answer.refusal(), answer.info());
  }

  /**
   * The engine, or the designed error with every attempt as evidence.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind ENGINE
   */
  public Engine connect() {
    Search search = find();
    return search.engine().orElseThrow(() -> new ProblemException(search.problem()));
  }

  private static Problem problem(List<Attempt> attempts, boolean explicit) {
    List<Phrase> evidence = attempts.stream().map(EngineFinder::said).toList();
    if (explicit) {
      Attempt only = attempts.getFirst();
      return new Problem(
          "engine.given",
          Problem.Kind.ENGINE,
          Sentence.of("engine.given", word(only.origin()), only.endpoint(), why(only)),
          evidence,
          List.of(Sentence.of("engine.given.only"), Sentence.of("engine.given.advice")));
    }
    return new Problem(
        "engine.none",
        Problem.Kind.ENGINE,
        Sentence.of("engine.none", String.valueOf(attempts.size())),
        evidence,
        List.of(Sentence.of("engine.none.advice")));
  }

  private static Phrase said(Attempt attempt) {
    return Sentence.of("engine.attempt", attempt.endpoint(), attempt.from(), why(attempt));
  }

  private static Phrase why(Attempt attempt) {
    return attempt.refusal().map(Refusal::words).orElse(Phrase.plain(""));
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
    return place.map(EngineChoice.Candidate::environment).orElse(Map.of());
  }

  /** For one run of the docker command, as {@link #environment}; the caller closes it. */
  EngineWay way() {
    return place
        .map(EngineChoice.Candidate::endpoint)
        .filter(Endpoint::ssh)
        .map(far -> EngineWay.through(far.uri()))
        .orElseGet(() -> EngineWay.plain(environment()));
  }
}
