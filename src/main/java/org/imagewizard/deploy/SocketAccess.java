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
  /** Exit 1 where it may not, with the socket's group where there is a program that tells it. */
  private static final String QUESTION =
      "S=%s; test -S $S || exit 9; test -w $S || { stat -c %%g $S; exit 1; }"
          .formatted(DockerSocket.USUAL_PATH);

  private final Engine engine;

  SocketAccess(Engine engine) {
    this.engine = engine;
  }

  /**
   * The services that lack it, with the reason; empty also where it cannot be told.
   *
   * @param containers of the server
   */
  Map<String, Phrase> refused(Deployment deployment, List<Container> containers) {
    if (deployment.plan().guard()) {
      return Map.of();
    }
    return Orchestrator.running(containers)
        .flatMap(this::refusal)
        .map(reason -> Map.of(Orchestrator.NAME, reason))
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
