package org.imagewizard.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Exchanges the builds under a server's tags and keeps them only when the server then does at least
 * what it did before; else, and when it is interrupted, it puts the builds of before back. The
 * folder's compose file stays as it is: a tag is moved to another image on this engine, and Compose
 * makes anew what was made from another one.
 */
final class Swap {
  private static final String CACHE = "memcached";

  private final Engine engine;
  private final Compose compose;
  private final Deployment deployment;
  private final Stream stream;
  private final ProgressSink sink;
  private final Map<String, Progress.Phase> phases = new ConcurrentHashMap<>();

  /**
   * @param images reference to the id of the image that it shall mean
   */
  record Images(Map<String, String> images) {
    Images {
      images = Map.copyOf(images);
    }
  }

  /** How it ended; {@code failure} is empty when the other builds run now. */
  record Result(Progress.Done done, Optional<SmokeResult> test, Phrase failure) {}

  Swap(Engine engine, Compose compose, Deployment deployment, ProgressSink outer) {
    this.engine = engine;
    this.compose = compose;
    this.deployment = deployment;
    // A part's own end is not the end of the whole.
    this.sink =
        event -> {
          if (event instanceof Progress.ServicePhase phase) {
            phases.put(phase.service(), phase.phase());
          }
          if (!(event instanceof Progress.Done)) {
            outer.accept(event);
          }
        };
    this.stream = new Stream(sink);
  }

  Result run(Images next, Images before, Cancellation cancellation) {
    Set<String> ran = runningServices();
    Optional<SmokeResult> baseline =
        ran.isEmpty()
            ? Optional.empty()
            : Optional.of(
                stream.step("before", Sentence.of("step.before"), () -> test(cancellation)));
    Optional<SmokeResult> after = Optional.empty();
    Phrase failure;
    try {
      Progress.Done done = put(next, cancellation);
      after =
          Optional.of(stream.step("smoke", Sentence.of("step.smoke"), () -> test(cancellation)));
      failure = verdict(done, ran, baseline, after.get());
      if (failure.isEmpty()) {
        return new Result(done, after, Sentence.NONE);
      }
      stream.failed("smoke", failure, after.get().missing());
    } catch (ProblemException e) {
      Progress.Done back = putBack(before, !ran.isEmpty());
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      return new Result(back, after, e.problem().what());
    }
    return new Result(putBack(before, !ran.isEmpty()), after, failure);
  }

  private Progress.Done put(Images images, Cancellation cancellation) {
    cancellation.check();
    images.images().forEach((reference, id) -> engine.tag(id, reference));
    emptyCache();
    phases.clear();
    return new Up(engine, compose).run(deployment, false, sink, cancellation);
  }

  /** Must happen even when the person cancelled what led here, so it cannot be cancelled. */
  private Progress.Done putBack(Images before, boolean ran) {
    return stream.step(
        "return",
        Sentence.of("step.return"),
        () -> {
          Cancellation own = new Cancellation();
          if (ran) {
            return put(before, own);
          }
          before.images().forEach((reference, id) -> engine.tag(id, reference));
          new Takedown(engine, compose, stream)
              .run(deployment.folder(), deployment.plan().project(), List.of(), own);
          return new Progress.Done(false, List.of());
        });
  }

  /**
   * The cache's keys know neither tag nor model (facts 1.4), so it would go on answering with what
   * the builds of before made. Stopped, it forgets; the start that follows starts it again.
   */
  private void emptyCache() {
    containers().stream()
        .filter(one -> one.service().equals(CACHE) && one.running())
        .forEach(one -> engine.stop(one.id()));
  }

  private SmokeResult test(Cancellation cancellation) {
    return new Smoke(engine).run(deployment, Optional.empty(), cancellation);
  }

  /** Why the other builds may not stay; empty when they may. */
  private Phrase verdict(
      Progress.Done done, Set<String> ran, Optional<SmokeResult> baseline, SmokeResult after) {
    List<String> lost =
        phases.entrySet().stream()
            .filter(entry -> entry.getValue() != Progress.Phase.READY)
            .map(Map.Entry::getKey)
            .filter(service -> ran.isEmpty() || ran.contains(service))
            .sorted()
            .toList();
    if (!done.ok() && !lost.isEmpty()) {
      return Sentence.of("swap.not-ready", String.join(", ", lost));
    }
    if (after.ok()) {
      return Sentence.NONE;
    }
    Set<String> missing = baseline.map(Swap::handlers).orElse(Set.of());
    missing.removeAll(handlers(after));
    if (baseline.isPresent() && !baseline.get().ok() && missing.isEmpty()) {
      // It did not pass before either; the other builds take nothing away.
      return Sentence.NONE;
    }
    return Sentence.of("swap.test", after.missing());
  }

  private static Set<String> handlers(SmokeResult result) {
    return result.renderings().stream()
        .map(one -> one.handler() + " " + one.type())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<String> runningServices() {
    return containers().stream()
        .filter(one -> one.running() && !one.health().equals("unhealthy"))
        .map(Container::service)
        .collect(Collectors.toSet());
  }

  private List<Container> containers() {
    return engine.containers(deployment.plan().project());
  }
}
