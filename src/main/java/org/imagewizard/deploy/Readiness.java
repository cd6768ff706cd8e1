package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Waits until every service answers a real probe, has ended, or has not changed for too long. One
 * broken service does not hold the rest. There is no limit on the whole: only on a lack of
 * progress.
 */
final class Readiness {
  private static final long BETWEEN_ROUNDS_NS = Duration.ofMillis(250).toNanos();

  private final Engine engine;
  private final Stream stream;
  private final Cancellation cancellation;
  private final boolean probing;
  private final Duration patience;
  private final LastWords lastWords;
  private final Map<String, Phase> phases = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private int told;

  /**
   * @param probing whether the containers' addresses can be reached from this computer; if not,
   *     Docker's health decides
   * @param patience how long nothing may change before a service counts as stuck
   */
  Readiness(
      Engine engine, Stream stream, Cancellation cancellation, boolean probing, Duration patience) {
    this.engine = engine;
    this.stream = stream;
    this.cancellation = cancellation;
    this.probing = probing;
    this.patience = patience;
    this.lastWords = new LastWords(engine);
  }

  List<Progress.ServiceEnd> await(String project, ComposeFile file) {
    file.images().keySet().forEach(name -> phases.put(name, Phase.WAITING));
    long from = System.nanoTime();
    long changed = from;
    Map<String, List<Container>> containers = Map.of();
    while (!settled()) {
      cancellation.check();
      containers =
          engine.containers(project).stream().collect(Collectors.groupingBy(Container::service));
      if (round(containers, file)) {
        changed = System.nanoTime();
        tell(from);
      }
      if (System.nanoTime() - changed > patience.toNanos()) {
        giveUp();
      }
      if (!settled()) {
        LockSupport.parkNanos(BETWEEN_ROUNDS_NS);
      }
    }
    return ends(containers);
  }

  private boolean round(Map<String, List<Container>> containers, ComposeFile file) {
    List<String> open = phases.keySet().stream().filter(name -> !isSettled(name)).toList();
    List<Callable<Boolean>> looks = new ArrayList<>();
    for (String name : open) {
      List<Container> mine = containers.getOrDefault(name, List.of());
      int wanted = file.replicas().getOrDefault(name, 1);
      looks.add(() -> look(name, mine, wanted));
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
    String reason = "";
    for (Container container : mine) {
      Probe.Answer answer = answer(container);
      if (!answer.ready()) {
        return change(name, Phase.STARTING, answer.reason());
      }
      reason = answer.reason();
    }
    return change(name, Phase.READY, reason);
  }

  private Probe.Answer answer(Container container) {
    if (!container.running()) {
      return new Probe.Answer(false, "its state is " + container.state());
    }
    if (probing && !container.address().isEmpty()) {
      return Probe.ask(container);
    }
    return switch (container.health()) {
      case "healthy" -> new Probe.Answer(true, "");
      case "none" -> new Probe.Answer(true, "it runs; its port cannot be asked from here");
      default -> new Probe.Answer(false, "Docker says " + container.health());
    };
  }

  private synchronized boolean change(String name, Phase phase, String reason) {
    reasons.put(name, reason);
    if (phases.put(name, phase) == phase) {
      return false;
    }
    stream.phase(name, phase, reason);
    return true;
  }

  private void giveUp() {
    for (String name : List.copyOf(phases.keySet())) {
      if (!isSettled(name)) {
        String last = reasons.getOrDefault(name, "there is no container");
        change(
            name,
            Phase.UNHEALTHY,
            "nothing changed for " + patience.toSeconds() + " seconds; " + last);
      }
    }
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
      stream.note(
          ready
              + " of "
              + phases.size()
              + " services ready after "
              + seconds
              + (seconds == 1 ? " second." : " seconds."));
    }
  }

  private List<Progress.ServiceEnd> ends(Map<String, List<Container>> containers) {
    List<Progress.ServiceEnd> ends = new ArrayList<>();
    for (String name : phases.keySet()) {
      List<Container> mine = containers.getOrDefault(name, List.of());
      String state = mine.isEmpty() ? "missing" : mine.getFirst().state();
      String health = mine.isEmpty() ? "none" : mine.getFirst().health();
      ends.add(new Progress.ServiceEnd(name, state, health, reasons.getOrDefault(name, "")));
    }
    return ends;
  }

  boolean allReady() {
    return phases.values().stream().allMatch(phase -> phase == Phase.READY);
  }
}
