package org.imagewizard.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;

/**
 * Takes a project's containers and networks away with Compose, and goes on where Compose gives up:
 * at a network that the engine thinks is in use. Older engines sometimes count a container on it
 * that is long gone (moby issue 42119, seen with 20.10), and people hang containers of their own on
 * it. Neither is a reason to leave the rest undone.
 */
final class Takedown {
  private static final String IN_USE = "has active endpoints";

  private final Engine engine;
  private final Compose compose;
  private final Stream stream;

  Takedown(Engine engine, Compose compose, Stream stream) {
    this.engine = engine;
    this.compose = compose;
    this.stream = stream;
  }

  /**
   * @param more options of {@code docker compose down}
   */
  void run(Path folder, String project, List<String> more, Cancellation cancellation) {
    List<String> arguments = new ArrayList<>(List.of("down", "--remove-orphans"));
    arguments.addAll(more);
    try {
      compose.run(folder, arguments, line -> {}, cancellation);
    } catch (ProblemException e) {
      if (!isInUse(e) || !engine.containers(project).isEmpty()) {
        throw e;
      }
    }
    // Compose itself leaves some in silence: it sees who is on them, and calls that a success.
    new Networks(engine).ofCompose(project).forEach(this::remove);
  }

  /** Takes a network away, or says why it stays. */
  void remove(String network) {
    List<String> strangers = new ArrayList<>();
    for (Engine.Member member : engine.members(network)) {
      if (engine.container(member.container()).isPresent()) {
        strangers.add(member.name());
      } else {
        engine.disconnect(network, member.name());
      }
    }
    if (!strangers.isEmpty()) {
      stream.lasting(Sentence.of("note.network-used", network, String.join(", ", strangers)));
      return;
    }
    try {
      engine.removeNetwork(network);
    } catch (ProblemException e) {
      if (!isInUse(e)) {
        throw e;
      }
      stream.lasting(Sentence.of("note.network-counted", network));
    }
  }

  private static boolean isInUse(ProblemException e) {
    return e.problem().asText().contains(IN_USE);
  }
}
