package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineInfo;

/**
 * Start: images, networks, containers, and the wait until every service answers. Every step looks
 * at what the engine says first, so a start that was cut off at any moment is ended by another.
 */
final class Up {
  /** Loading a model takes minutes on a slow disk or a processor; a stand-in is up in seconds. */
  private static final Duration MODELS = Duration.ofMinutes(15);

  private static final Duration STAND_INS = Duration.ofMinutes(2);

  /** Compose makes what is missing or has changed; {@link Readiness} starts it in turns. */
  private static final List<String> CREATE =
      List.of("up", "--no-start", "--no-build", "--pull", "never", "--remove-orphans");

  /** A Compose that a killed wizard left behind may be at work on the same containers. */
  private static final int ATTEMPTS = 5;

  private static final long BETWEEN_ATTEMPTS_NS = Duration.ofSeconds(2).toNanos();

  /** What makes the orchestrator call a container for every request. */
  private static final String CALLED = "image.preprocessor";

  private final Engine engine;
  private final Compose compose;

  Up(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  /**
   * @param paid whether {@link WarmUp#paid} are sent too
   */
  Progress.Done run(
      Deployment deployment, boolean paid, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    Lacking lacking = Lacking.of(deployment);
    ComposeFile file = ComposeFile.read(deployment).without(lacking.services());
    lacking.tell(stream);
    EngineInfo info = engine.info();
    FarPaths.of(deployment, file, info).forEach(stream::lasting);
    String project = deployment.plan().project();
    Estimates estimates = new Estimates();
    new Pull(engine, estimates, sink, cancellation).run(deployment, file, true);
    List<Container> before = engine.containers(project);
    Networks networks = new Networks(engine);
    networks.make(file.externalNetworks(), project, stream);
    networks.takeAwayLost(before, stream);
    new TraefikProject(compose).up(deployment, stream, cancellation);
    stream.step(
        "start",
        Sentence.of("step.start", file.images().size()),
        () -> {
          create(deployment, lacking.arguments(CREATE, file), cancellation);
          if (!before.isEmpty()) {
            new Answers(engine).forgetOld(before, engine.containers(project), stream);
          }
          return true;
        });
    Readiness readiness =
        new Readiness(engine, stream, cancellation, Probe.of(engine, info), patience(deployment));
    Turns turns =
        new Turns(
            List.copyOf(file.images().keySet()), deployment.plan().running(), estimates::vramMiB);
    List<Progress.ServiceEnd> ends =
        new ArrayList<>(
            stream.step(
                "wait", Sentence.of("step.wait"), () -> readiness.await(project, file, turns)));
    ends.addAll(lacking.ends());
    stopStuck(project, readiness.stuck(), stream);
    List<String> ready = turns.order().stream().filter(readiness::isReady).toList();
    List<Container> now = readiness.last();
    Map<String, Phrase> wrong = new HashMap<>(new SocketAccess(engine).refused(deployment, now));
    wrong.putAll(
        new WarmUp(info, deployment, file, stream, cancellation).run(before, now, ready, paid));
    return stream.done(readiness.allReady() && wrong.isEmpty(), told(ends, wrong));
  }

  private static List<Progress.ServiceEnd> told(
      List<Progress.ServiceEnd> ends, Map<String, Phrase> wrong) {
    return ends.stream()
        .map(
            end ->
                wrong.containsKey(end.name())
                    ? new Progress.ServiceEnd(
                        end.name(), end.state(), end.health(), wrong.get(end.name()))
                    : end)
        .toList();
  }

  private void create(Deployment deployment, List<String> arguments, Cancellation cancellation) {
    for (int attempt = 1; ; attempt++) {
      try {
        compose.run(deployment.folder(), arguments, line -> {}, cancellation);
        return;
      } catch (ProblemException e) {
        if (attempt == ATTEMPTS || !isCrossed(e.problem())) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NS);
        cancellation.check();
      }
    }
  }

  /** Whether somebody else made, or removed, the same thing at the same moment. */
  private static boolean isCrossed(Problem problem) {
    return problem.evidence().stream()
        .anyMatch(
            line ->
                line.contains("is already in use by container")
                    || line.contains("No such container")
                    || line.contains("is already in progress")
                    || line.contains("marked for removal"));
  }

  /**
   * One that runs without answering makes the whole server fail (facts 1.2), so it is taken out,
   * after saying so.
   */
  private void stopStuck(String project, Map<String, Phrase> stuck, Stream stream) {
    if (stuck.isEmpty()) {
      return;
    }
    for (Container container : engine.containers(project)) {
      boolean called = container.labels().keySet().stream().anyMatch(l -> l.endsWith(CALLED));
      if (stuck.containsKey(container.service()) && called && !container.state().equals("exited")) {
        stream.note(Sentence.of("note.stopped", container.service()));
        engine.stop(container.id());
        stream.phase(container.service(), Progress.Phase.STOPPED, stuck.get(container.service()));
      }
    }
  }

  static Duration patience(Deployment deployment) {
    return deployment.plan().practice() ? STAND_INS : MODELS;
  }
}
