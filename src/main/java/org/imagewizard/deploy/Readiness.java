package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
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
  private final Map<String, Phase> phases = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Phrase> reasons = new ConcurrentHashMap<>();
  private final Map<String, List<Container>> seen = new ConcurrentHashMap<>();
  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private final Pace pace = new Pace();
  private List<Container> last = List.of();
  private volatile long changed;
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
    Map<String, List<Container>> containers = byService(engine.containers(project));
    Thread here = Thread.currentThread();
    Runnable wake = () -> LockSupport.unpark(here);
    try (Starter starter = new Starter(engine, cancellation, wake);
        Works looks = new Works("look", wake)) {
      settle(containers, file, turns, starter, looks);
    }
    last = engine.containers(project);
    goneSince(byService(last));
    return ends(byService(last));
  }

  private void settle(
      Map<String, List<Container>> containers,
      ComposeFile file,
      Turns turns,
      Starter starter,
      Works looks) {
    long from = System.nanoTime();
    changed = from;
    while (!settled()) {
      cancellation.check();
      starter.check();
      looks.check();
      begin(containers, turns, starter);
      for (String name : phases.keySet()) {
        if (isOpen(name, starter) && !looked.contains(name) && pace.isDue(name)) {
          looked.add(name);
          List<Container> mine = containers.getOrDefault(name, List.of());
          looks.add(() -> lookAgain(name, mine, file.replicas().getOrDefault(name, 1)));
        }
      }
      tell(from);
      if (starter.isBusy()) {
        changed = System.nanoTime();
      } else if (System.nanoTime() - changed > patience.toNanos()) {
        giveUp(turns);
        changed = System.nanoTime();
      }
      if (!settled()) {
        LockSupport.parkNanos(BETWEEN_ROUNDS_NS);
      }
    }
    tell(from);
  }

  private static Map<String, List<Container>> byService(List<Container> containers) {
    return containers.stream().collect(Collectors.groupingBy(Container::service));
  }

  /** The containers as they were when the wait ended. */
  List<Container> last() {
    return last;
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

  /** On a thread of its own: a service that takes connections and says nothing holds no other. */
  private String lookAgain(String name, List<Container> before, int wanted) {
    try {
      List<Container> mine =
          before.stream().flatMap(one -> engine.container(one.id()).stream()).toList();
      seen.put(name, mine);
      look(name, mine, wanted);
    } finally {
      looked.remove(name);
    }
    return name;
  }

  private void look(String name, List<Container> mine, int wanted) {
    for (Container container : mine) {
      if (container.state().equals("exited") || container.state().equals("dead")) {
        found(name, Phase.EXITED, lastWords.of(container));
        return;
      }
    }
    if (mine.size() < wanted) {
      return;
    }
    Phrase reason = Sentence.NONE;
    for (Container container : mine) {
      Probe.Answer answer = answer(container);
      if (!answer.ready() && container.restarts() >= CRASHES) {
        Phrase crashes = Sentence.of("reason.crashes", (long) container.restarts());
        found(name, Phase.UNHEALTHY, lastWords.with(crashes, container));
        return;
      }
      if (!answer.ready()) {
        found(name, Phase.STARTING, answer.reason());
        return;
      }
      reason = answer.reason();
    }
    found(name, Phase.READY, reason);
  }

  private Probe.Answer answer(Container container) {
    if (!container.running()) {
      return new Probe.Answer(false, Sentence.of("reason.state", container.state()));
    }
    return asker.ask(container);
  }

  /** What is settled stays: a look may come back after it was given up. */
  private synchronized void found(String name, Phase phase, Phrase reason) {
    if (!isSettled(name)) {
      change(name, phase, reason);
    }
  }

  private synchronized void change(String name, Phase phase, Phrase reason) {
    reasons.put(name, reason);
    if (phases.put(name, phase) != phase) {
      changed = System.nanoTime();
      stream.phase(name, phase, reason);
    }
  }

  private void giveUp(Turns turns) {
    for (String name : List.copyOf(phases.keySet())) {
      if (!isSettled(name) && turns.hasBegun(name)) {
        Phrase reason =
            Sentence.of(
                "reason.stuck",
                patience.toSeconds(),
                reasons.getOrDefault(name, Sentence.of("reason.none")));
        List<Container> mine = seen.getOrDefault(name, List.of());
        found(
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
