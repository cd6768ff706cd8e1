package org.imagewizard.machine;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.Refusal;

/**
 * The engine that answered, what it says of itself, and every attempt.
 *
 * @param explicit whether a person named the engine: then no other may take its place, and no fix
 *     is offered for it
 * @param lost why the engine that answered first did not describe itself
 * @param read this computer's clock when it was asked
 */
record EngineFacts(
    Optional<Engine> engine,
    Optional<EngineInfo> info,
    List<EngineFinder.Attempt> attempts,
    boolean explicit,
    Optional<Problem> lost,
    Instant read) {

  static EngineFacts of(EngineFinder.Search search) {
    Optional<EngineInfo> info =
        search.attempts().stream().flatMap(one -> one.info().stream()).findFirst();
    Optional<Problem> lost = Optional.empty();
    if (info.isEmpty() && search.engine().isPresent()) {
      try {
        info = Optional.of(search.engine().get().info());
      } catch (ProblemException e) {
        lost = Optional.of(e.problem());
      }
    }
    return new EngineFacts(
        search.engine(), info, search.attempts(), search.explicit(), lost, Instant.now());
  }

  /**
   * @throws ProblemException kind ENGINE unless an engine answered and described itself
   */
  void need() {
    if (info.isEmpty()) {
      throw new ProblemException(
          lost.orElseGet(() -> new EngineFinder.Search(engine, attempts, explicit).problem()));
    }
  }

  List<Phrase> evidence() {
    return attempts.stream()
        .map(one -> Sentence.of("attempt", one.endpoint(), one.from(), words(one)))
        .toList();
  }

  private static Phrase words(EngineFinder.Attempt attempt) {
    return attempt
        .refusal()
        .map(Refusal::words)
        .or(
            () ->
                attempt
                    .info()
                    .map(
                        info ->
                            Sentence.of(
                                "attempt.answers.as", info.version(), info.operatingSystem())))
        .orElseGet(() -> Sentence.of("attempt.answers"));
  }

  /** Whether some place was refused for this reason. */
  boolean met(Refusal.Kind kind) {
    return attempts.stream()
        .flatMap(one -> one.refusal().stream())
        .anyMatch(refusal -> refusal.kind() == kind);
  }

  long answered() {
    return attempts.stream().filter(EngineFinder.Attempt::answered).count();
  }

  /** Whether the engine runs on another computer. */
  boolean remote() {
    return info.filter(EngineInfo::remote).isPresent();
  }

  /** Docker Desktop: on this computer, but in a virtual machine with a system of its own. */
  boolean desktop() {
    return info.filter(
            one -> one.operatingSystem().toLowerCase(Locale.ROOT).contains("docker desktop"))
        .isPresent();
  }

  /** Whether the engine's paths, devices and memory are those of this computer. */
  boolean local() {
    return info.isPresent() && !remote() && !desktop();
  }

  /** The clock of an engine on another computer, beside ours. */
  Optional<RegistryCheck.Compared> clock() {
    return info.filter(one -> remote())
        .flatMap(
            one -> {
              try {
                Instant theirs = Instant.parse(one.traits().time());
                return Optional.of(new RegistryCheck.Compared(one.endpoint(), theirs, read));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  boolean secured(String option) {
    return info.stream()
        .flatMap(one -> one.securityOptions().stream())
        .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(option));
  }
}
