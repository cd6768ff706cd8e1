package org.imagewizard.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.render.DockerSocket;

/**
 * Whether the orchestrator may use the engine's socket where no guard stands before it. With the
 * wrong group it answers every request 500 while its health stays fine (facts 13), and the group of
 * another computer's socket cannot be known before something runs there: so it is asked inside the
 * container, as the user that the orchestrator runs as.
 */
final class SocketAccess {
  private static final String ORCHESTRATOR = "orchestrator";
  private static final String MAY = "may";

  /** Prints "may", or the socket's group where the container has a program that tells it. */
  private static final String QUESTION =
      "S=%1$s; test -S $S || exit 9; if test -w $S; then echo %2$s; else stat -c %%g $S; exit 1; fi"
          .formatted(DockerSocket.USUAL_PATH, MAY);

  private final Engine engine;

  SocketAccess(Engine engine) {
    this.engine = engine;
  }

  /** The services that lack it, with the reason; empty also where it cannot be told. */
  Map<String, Phrase> refused(Deployment deployment) {
    if (deployment.plan().guard()) {
      return Map.of();
    }
    return engine.containers(deployment.plan().project()).stream()
        .filter(one -> one.service().equals(ORCHESTRATOR) && one.state().equals("running"))
        .findFirst()
        .flatMap(this::refusal)
        .map(reason -> Map.of(ORCHESTRATOR, reason))
        .orElse(Map.of());
  }

  private Optional<Phrase> refusal(Container orchestrator) {
    try {
      Engine.RunResult told = engine.exec(orchestrator.id(), List.of("sh", "-c", QUESTION));
      if (told.exitCode() != 1) {
        return Optional.empty();
      }
      String group = told.output().strip();
      return Optional.of(
          group.matches("\\d+")
              ? Sentence.of("reason.socket.group", group)
              : Sentence.of("reason.socket"));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      // No shell in it, or it ended meanwhile: nothing is known, so nothing is said.
      return Optional.empty();
    }
  }
}
