package org.imagewizard.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;

/**
 * The engine that answered, what it says of itself, and every attempt on the way.
 *
 * @param lost why the engine that answered first did not describe itself; empty when it did
 */
record EngineFacts(
    Optional<Engine> engine,
    Optional<EngineInfo> info,
    List<EngineFinder.Attempt> attempts,
    String lost) {

  static EngineFacts of(EngineFinder.Search search) {
    if (search.engine().isEmpty()) {
      return new EngineFacts(Optional.empty(), Optional.empty(), search.attempts(), "");
    }
    try {
      return new EngineFacts(
          search.engine(), Optional.of(search.engine().get().info()), search.attempts(), "");
    } catch (ProblemException e) {
      return new EngineFacts(
          search.engine(), Optional.empty(), search.attempts(), e.problem().summary());
    }
  }

  List<String> evidence() {
    return attempts.stream()
        .map(
            one ->
                "%s (%s): %s"
                    .formatted(
                        one.endpoint(), one.origin(), one.answered() ? "it answers" : one.reason()))
        .toList();
  }

  /** The attempts that met a socket which is not for us. */
  List<EngineFinder.Attempt> refused() {
    return attempts.stream()
        .filter(one -> one.reason().toLowerCase(Locale.ROOT).contains("permission denied"))
        .toList();
  }

  /** A person named the engine: then no other may take its place, and no fix is offered for it. */
  boolean explicit() {
    return attempts.stream()
        .anyMatch(
            one -> one.origin().startsWith("DOCKER_") || one.origin().startsWith("--context"));
  }

  /** Whether the engine's paths are paths of this computer. */
  boolean local() {
    return info.filter(one -> one.endpoint().startsWith("unix:")).isPresent();
  }
}
