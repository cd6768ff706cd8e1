package org.imagewizard.watch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Measured;
import org.imagewizard.catalog.Service;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.Usage;
import org.imagewizard.machine.Gpu;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.Other;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/**
 * Looks at a running deployment, again and again: a rate, such as the processor's share, is that
 * between two looks. What services take while they work is kept for the calibration. Thread-safe.
 */
public final class Watcher {
  private static final long NOT_MEASURED = -1;

  /** Looks at a time: those for all services at once would be felt every few seconds. */
  private static final int SIDE_BY_SIDE = 4;

  private final CardUse cardUse;
  private final CardWatch cardWatch;
  private final Peaks peaks;
  private final Map<String, Usage> before = new ConcurrentHashMap<>();

  public Watcher() {
    this(new CardUse(), Clock.systemUTC());
  }

  Watcher(CardUse cardUse, Clock clock) {
    this.cardUse = cardUse;
    this.cardWatch = new CardWatch(clock);
    this.peaks = new Peaks(clock);
  }

  /**
   * The state of every planned service, and of whatever else runs under the project's name.
   *
   * @param gpus the cards of the engine's computer as they are now; empty when they are not known
   * @param noticed what else is not as it was written, one sentence each
   */
  public StackStatus status(
      Engine engine, Deployment deployment, Catalog catalog, List<Gpu> gpus, List<Phrase> noticed) {
    Seen seen = see(engine, deployment, catalog, gpus);
    Map<String, List<Container>> containers =
        seen.containers().stream().collect(Collectors.groupingBy(Container::service));
    List<ServiceStatus> services = new ArrayList<>();
    List<Phrase> drift = new ArrayList<>(noticed);
    for (PlannedService planned : deployment.plan().running()) {
      List<Container> mine = containers.getOrDefault(planned.name(), List.of());
      long estimate = estimate(catalog, planned);
      if (mine.isEmpty()) {
        services.add(missing(planned, estimate));
      }
      for (Container container : mine) {
        long onCard =
            gpus.isEmpty() || !container.running()
                ? NOT_MEASURED
                : seen.held(container).map(CardUse.Held::mib).orElse(0L);
        services.add(status(planned, container, estimate, onCard, seen));
      }
    }
    containers.keySet().stream()
        .filter(name -> deployment.plan().running().stream().noneMatch(s -> s.name().equals(name)))
        .sorted()
        .forEach(name -> drift.add(Sentence.of("drift.unplanned", name)));
    Set<String> lost = cardWatch.lost(engine, seen.containers());
    if (!lost.isEmpty()) {
      drift.add(Sentence.of("drift.card-lost", String.join(", ", lost)));
    }
    Set<String> own = seen.containers().stream().map(Container::id).collect(Collectors.toSet());
    return new StackStatus(services, drift, gpus.stream().map(gpu -> card(gpu, own)).toList());
  }

  /** The same where the cards are not looked at. */
  public StackStatus status(Engine engine, Deployment deployment, Catalog catalog) {
    return status(engine, deployment, catalog, List.of(), List.of());
  }

  /**
   * One look for what services take, nothing else.
   *
   * @return what rose above all looks before, for the calibration
   */
  public List<Measured> measure(
      Engine engine, Deployment deployment, Catalog catalog, List<Gpu> gpus) {
    see(engine, deployment, catalog, gpus);
    return risen();
  }

  /** What rose above all looks before, since this was asked last. */
  public List<Measured> risen() {
    synchronized (peaks) {
      return peaks.takeRaised();
    }
  }

  /** What one look found; {@code before} is what the look before it found. */
  private record Seen(
      List<Container> containers,
      Map<String, Usage> usage,
      Map<String, Usage> before,
      Map<String, CardUse.Held> onCards) {
    Optional<Usage> now(Container container) {
      return Optional.ofNullable(usage.get(container.id()));
    }

    Optional<Usage> earlier(Container container) {
      return Optional.ofNullable(before.get(container.id()));
    }

    Optional<CardUse.Held> held(Container container) {
      return Optional.ofNullable(onCards.get(container.id()));
    }
  }

  private Seen see(Engine engine, Deployment deployment, Catalog catalog, List<Gpu> gpus) {
    List<Container> all = engine.containers(deployment.plan().project());
    Map<String, Usage> usage = usage(engine, all);
    Seen seen = new Seen(all, usage, Map.copyOf(before), cardUse.byContainer(gpus));
    before.keySet().retainAll(usage.keySet());
    before.putAll(usage);
    if (!deployment.plan().practice()) {
      peaks(engine, deployment.plan(), catalog, seen);
    }
    return seen;
  }

  private void peaks(Engine engine, DeploymentPlan plan, Catalog catalog, Seen seen) {
    Map<String, PlannedImages.Image> images = PlannedImages.of(plan, catalog);
    for (PlannedService planned : plan.running()) {
      for (Container one : seen.containers()) {
        if (one.service().equals(planned.name()) && images.containsKey(planned.name())) {
          Peaks.Look look =
              new Peaks.Look(
                  one,
                  images.get(planned.name()).tag(),
                  catalog.service(planned.name()).map(s -> s.estimate().imageMiB()).orElse(0L),
                  planned.place().gpu() < 0,
                  seen.held(one),
                  seen.earlier(one),
                  seen.now(one));
          synchronized (peaks) {
            peaks.see(engine, look);
          }
        }
      }
    }
  }

  private static Map<String, Usage> usage(Engine engine, List<Container> containers) {
    List<Container> running = containers.stream().filter(Container::running).toList();
    List<Callable<Optional<Usage>>> looks = new ArrayList<>();
    running.forEach(one -> looks.add(() -> engine.usage(one.id())));
    List<Optional<Usage>> seen = Tasks.all(looks, SIDE_BY_SIDE);
    Map<String, Usage> usage = new HashMap<>();
    for (int i = 0; i < running.size(); i++) {
      String id = running.get(i).id();
      seen.get(i).ifPresent(one -> usage.put(id, one));
    }
    return usage;
  }

  private Card card(Gpu gpu, Set<String> own) {
    List<Other> others =
        gpu.processes().stream()
            .filter(process -> cardUse.container(process.pid()).filter(own::contains).isEmpty())
            .map(process -> new Other(words(process), process.usedMiB()))
            .toList();
    return new Card(gpu.index(), gpu.name(), gpu.totalMiB(), gpu.usedMiB(), others);
  }

  private static String words(Gpu.GpuProcess process) {
    String name = process.name().isEmpty() ? "process " + process.pid() : process.name();
    return process.user().isEmpty() ? name : name + ", " + process.user();
  }

  private static long estimate(Catalog catalog, PlannedService planned) {
    return planned.place().gpu() < 0
        ? 0
        : catalog
            .service(planned.name())
            .map(Service::estimate)
            .map(e -> e.vramMiB() * planned.replicas())
            .orElse(0L);
  }

  private static ServiceStatus missing(PlannedService planned, long estimate) {
    return new ServiceStatus(
        planned.name(),
        "",
        "missing",
        "none",
        planned.place().toString(),
        NOT_MEASURED,
        estimate,
        0,
        Sentence.of("reason.missing"));
  }

  private ServiceStatus status(
      PlannedService planned, Container container, long estimate, long onCard, Seen seen) {
    Optional<Usage> usage = seen.now(container);
    Optional<Usage> earlier = seen.earlier(container);
    return new ServiceStatus(
        planned.name(),
        container.name(),
        container.state(),
        container.health(),
        planned.place().toString(),
        onCard,
        estimate,
        container.restarts(),
        reason(container),
        usage.map(Usage::memoryMiB).orElse(NOT_MEASURED),
        earlier.isEmpty() || usage.isEmpty()
            ? NOT_MEASURED
            : usage.get().cpuPercentSince(earlier.get()),
        container.startedAt());
  }

  private static Phrase reason(Container container) {
    if (container.oomKilled()) {
      return Sentence.of("reason.memory");
    }
    if (!container.error().isEmpty()) {
      return Phrase.plain(container.error());
    }
    return container.state().equals("exited")
        ? Sentence.of("reason.exit", (long) container.exitCode())
        : Phrase.plain("");
  }
}
