package org.imagewizard.watch;

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
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.Usage;
import org.imagewizard.machine.Gpu;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.Other;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/**
 * Looks at a running deployment, again and again: a rate, such as the processor's share, is that
 * between two looks. Thread-safe.
 */
public final class Watcher {
  private static final long NOT_MEASURED = -1;

  private final CardUse cardUse;
  private final Map<String, Usage> before = new ConcurrentHashMap<>();

  public Watcher() {
    this(new CardUse());
  }

  Watcher(CardUse cardUse) {
    this.cardUse = cardUse;
  }

  /**
   * The state of every planned service, and of whatever else runs under the project's name.
   *
   * @param gpus the cards of the engine's computer as they are now; empty when they are not known
   * @param noticed what else is not as it was written, one sentence each
   */
  public StackStatus status(
      Engine engine, Deployment deployment, Catalog catalog, List<Gpu> gpus, List<String> noticed) {
    List<Container> all = engine.containers(deployment.plan().project());
    Map<String, List<Container>> containers =
        all.stream().collect(Collectors.groupingBy(Container::service));
    Map<String, Usage> usage = usage(engine, all);
    Map<String, Long> onCards = cardUse.byContainer(gpus);
    List<ServiceStatus> services = new ArrayList<>();
    List<String> drift = new ArrayList<>(noticed);
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
                : onCards.getOrDefault(container.id(), 0L);
        services.add(
            status(
                planned,
                container,
                estimate,
                onCard,
                Optional.ofNullable(usage.get(container.id()))));
      }
    }
    containers.keySet().stream()
        .filter(name -> deployment.plan().running().stream().noneMatch(s -> s.name().equals(name)))
        .sorted()
        .forEach(name -> drift.add(name + " runs, but the plan does not have it on."));
    before.keySet().retainAll(usage.keySet());
    before.putAll(usage);
    Set<String> own = all.stream().map(Container::id).collect(Collectors.toSet());
    return new StackStatus(services, drift, gpus.stream().map(gpu -> card(gpu, own)).toList());
  }

  /** The same where the cards are not looked at. */
  public StackStatus status(Engine engine, Deployment deployment, Catalog catalog) {
    return status(engine, deployment, catalog, List.of(), List.of());
  }

  private static Map<String, Usage> usage(Engine engine, List<Container> containers) {
    List<Container> running = containers.stream().filter(Container::running).toList();
    List<Callable<Optional<Usage>>> looks = new ArrayList<>();
    running.forEach(one -> looks.add(() -> engine.usage(one.id())));
    List<Optional<Usage>> seen = Tasks.all(looks);
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
        "there is no container; start it with up");
  }

  private ServiceStatus status(
      PlannedService planned,
      Container container,
      long estimate,
      long onCard,
      Optional<Usage> usage) {
    Usage earlier = before.get(container.id());
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
        earlier == null || usage.isEmpty() ? NOT_MEASURED : usage.get().cpuPercentSince(earlier),
        container.startedAt());
  }

  private static String reason(Container container) {
    if (container.oomKilled()) {
      return "stopped by the kernel: no memory was left";
    }
    if (!container.error().isEmpty()) {
      return container.error();
    }
    return container.state().equals("exited") ? "exit code " + container.exitCode() : "";
  }
}
