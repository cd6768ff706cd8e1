package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Starts the services in their turns and waits until every one answers a real probe, has ended, or
 * has not changed for too long. One broken service does not hold the rest. There is no limit on the
 * whole: only on a lack of progress.
 */
final class Readiness {
  private static final long BETWEEN_ROUNDS_NS = Duration.ofMillis(100).toNanos();

  /** A container that Docker restarts again and again will not get ready by waiting. */
  private static final int CRASHES = 3;

  private final Engine engine;
  private final Stream stream;
  private final Cancellation cancellation;
  private final Probe.Asker asker;
  private final Duration patience;
  private final LastWords lastWords;
  private final Map<String, Phase> phases = new LinkedHashMap<>();
  private final Map<String, Phrase> reasons = new LinkedHashMap<>();
  private int told;

  /**
   * @param patience how long nothing may change before a service counts as stuck
   */
  Readiness(
      Engine engine,
      Stream stream,
      Cancellation cancellation,
      Probe.Asker asker,
      Duration patience) {
    this.engine = engine;
    this.stream = stream;
    this.cancellation = cancellation;
    this.asker = asker;
    this.patience = patience;
    this.lastWords = new LastWords(engine);
  }

  /** Blocks; the containers are there, started or not. */
  List<Progress.ServiceEnd> await(String project, ComposeFile file, Turns turns) {
    file.images().keySet().forEach(name -> phases.put(name, Phase.WAITING));
    Map<String, List<Container>> containers = all(project);
    try (Starter starter = new Starter(engine, cancellation)) {
      settle(containers, file, turns, starter);
    }
    Map<String, List<Container>> last = all(project);
    goneSince(last);
    return ends(last);
  }

  private void settle(
      Map<String, List<Container>> containers, ComposeFile file, Turns turns, Starter starter) {
    long from = System.nanoTime();
    long changed = from;
    while (!settled()) {
      cancellation.check();
      starter.check();
      begin(containers, turns, starter);
      Map<String, List<Container>> now = again(containers, starter);
      if (round(now, file, starter)) {
        changed = System.nanoTime();
        tell(from);
      }
      if (starter.isBusy()) {
        changed = System.nanoTime();
      } else if (System.nanoTime() - changed > patience.toNanos()) {
        giveUp(now, turns);
        changed = System.nanoTime();
      }
      if (!settled()) {
        LockSupport.parkNanos(BETWEEN_ROUNDS_NS);
      }
    }
  }

  private Map<String, List<Container>> all(String project) {
    return engine.containers(project).stream().collect(Collectors.groupingBy(Container::service));
  }

  /** Only what is still open is looked at again: the engine has enough to do. */
  private Map<String, List<Container>> again(Map<String, List<Container>> before, Starter starter) {
    List<Callable<Optional<Container>>> looks = new ArrayList<>();
    before.values().stream()
        .flatMap(List::stream)
        .filter(container -> isOpen(container.service(), starter))
        .forEach(container -> looks.add(() -> engine.container(container.id())));
    return Tasks.all(looks).stream()
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(Container::service));
  }

  /** Begins to start those whose turn has come. */
  private void begin(Map<String, List<Container>> containers, Turns turns, Starter starter) {
    for (String name : turns.due(this::isSettled)) {
      List<Container> mine = containers.getOrDefault(name, List.of());
      if (mine.isEmpty()) {
        change(name, Phase.EXITED, Sentence.of("reason.none"));
      } else {
        starter.start(
            name,
            mine,
            () -> change(name, Phase.STARTING, Sentence.NONE),
            refusal -> change(name, Phase.EXITED, lastWords.refused(refusal)));
      }
    }
    for (String name : phases.keySet()) {
      turns
          .waitsOn(name)
          .ifPresent(card -> change(name, Phase.CREATED, Sentence.of("reason.turn", (long) card)));
    }
  }

  private boolean isOpen(String name, Starter starter) {
    return !isSettled(name) && starter.hasStarted(name);
  }

  private boolean round(
      Map<String, List<Container>> containers, ComposeFile file, Starter starter) {
    List<Callable<Boolean>> looks = new ArrayList<>();
    for (String name : phases.keySet()) {
      if (isOpen(name, starter)) {
        List<Container> mine = containers.getOrDefault(name, List.of());
        int wanted = file.replicas().getOrDefault(name, 1);
        looks.add(() -> look(name, mine, wanted));
      }
    }
    return Tasks.all(looks).contains(true);
  }

  /** Looks at one service; true when its phase changed. */
  private boolean look(String name, List<Container> mine, int wanted) {
    for (Container container : mine) {
      if (container.state().equals("exited") || container.state().equals("dead")) {
        return change(name, Phase.EXITED, lastWords.of(container));
      }
    }
    if (mine.size() < wanted) {
      return false;
    }
    Phrase reason = Sentence.NONE;
    for (Container container : mine) {
      Probe.Answer answer = answer(container);
      if (!answer.ready() && container.restarts() >= CRASHES) {
        Phrase crashes = Sentence.of("reason.crashes", (long) container.restarts());
        return change(name, Phase.UNHEALTHY, lastWords.with(crashes, container));
      }
      if (!answer.ready()) {
        return change(name, Phase.STARTING, answer.reason());
      }
      reason = answer.reason();
    }
    return change(name, Phase.READY, reason);
  }

  private Probe.Answer answer(Container container) {
    if (!container.running()) {
      return new Probe.Answer(false, Sentence.of("reason.state", container.state()));
    }
    return asker.ask(container);
  }

  private synchronized boolean change(String name, Phase phase, Phrase reason) {
    reasons.put(name, reason);
    if (phases.put(name, phase) == phase) {
      return false;
    }
    stream.phase(name, phase, reason);
    return true;
  }

  private void giveUp(Map<String, List<Container>> containers, Turns turns) {
    for (String name : List.copyOf(phases.keySet())) {
      if (!isSettled(name) && turns.hasBegun(name)) {
        Phrase reason =
            Sentence.of(
                "reason.stuck",
                patience.toSeconds(),
                reasons.getOrDefault(name, Sentence.of("reason.none")));
        List<Container> mine = containers.getOrDefault(name, List.of());
        change(
            name,
            Phase.UNHEALTHY,
            mine.isEmpty() ? reason : lastWords.with(reason, mine.getFirst()));
      }
    }
  }

  /** One that was ready may have ended while others were waited for. */
  private void goneSince(Map<String, List<Container>> containers) {
    containers.forEach(
        (name, mine) ->
            mine.stream()
                .filter(c -> phases.get(name) == Phase.READY && c.state().equals("exited"))
                .findFirst()
                .ifPresent(ended -> change(name, Phase.EXITED, lastWords.of(ended))));
  }

  /** Services that run and do not answer, with the reason. */
  Map<String, Phrase> stuck() {
    Map<String, Phrase> stuck = new LinkedHashMap<>();
    phases.forEach(
        (name, phase) -> {
          if (phase == Phase.UNHEALTHY) {
            stuck.put(name, reasons.getOrDefault(name, Sentence.NONE));
          }
        });
    return stuck;
  }

  private boolean isSettled(String name) {
    Phase phase = phases.getOrDefault(name, Phase.WAITING);
    return phase == Phase.READY || phase == Phase.EXITED || phase == Phase.UNHEALTHY;
  }

  private boolean settled() {
    return phases.keySet().stream().allMatch(this::isSettled);
  }

  /** Coarse on purpose: a screen reader speaks each line. */
  private void tell(long from) {
    int ready = (int) phases.values().stream().filter(p -> p == Phase.READY).count();
    boolean all = ready == phases.size();
    if (ready > told && (all || ready - told >= Math.max(1, phases.size() / 2))) {
      told = ready;
      long seconds = Math.max(1, Math.round((System.nanoTime() - from) / 1e9));
      stream.note(Sentence.of("note.ready", (long) ready, (long) phases.size(), (int) seconds));
    }
  }

  private List<Progress.ServiceEnd> ends(Map<String, List<Container>> containers) {
    List<Progress.ServiceEnd> ends = new ArrayList<>();
    for (String name : phases.keySet()) {
      List<Container> mine = containers.getOrDefault(name, List.of());
      String state = mine.isEmpty() ? "missing" : mine.getFirst().state();
      String health = mine.isEmpty() ? "none" : mine.getFirst().health();
      ends.add(
          new Progress.ServiceEnd(name, state, health, reasons.getOrDefault(name, Sentence.NONE)));
    }
    return ends;
  }

  boolean isReady(String service) {
    return phases.get(service) == Phase.READY;
  }

  boolean allReady() {
    return phases.values().stream().allMatch(phase -> phase == Phase.READY);
  }
}
