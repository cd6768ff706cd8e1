package org.imagewizard.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/** Looks at a running deployment. */
public final class Watcher {
  private static final long NOT_MEASURED = -1;

  private final Engine engine;

  public Watcher(Engine engine) {
    this.engine = engine;
  }

  /** The state of every planned service, and of whatever else runs under the project's name. */
  public StackStatus status(Deployment deployment, Catalog catalog) {
    Map<String, List<Container>> containers =
        engine.containers(deployment.plan().project()).stream()
            .collect(Collectors.groupingBy(Container::service));
    List<ServiceStatus> services = new ArrayList<>();
    List<String> drift = new ArrayList<>();
    for (PlannedService planned : deployment.plan().running()) {
      List<Container> mine = containers.getOrDefault(planned.name(), List.of());
      long estimate = estimate(catalog, planned);
      if (mine.isEmpty()) {
        services.add(missing(planned, estimate));
      }
      mine.forEach(container -> services.add(status(planned, container, estimate)));
    }
    containers.keySet().stream()
        .filter(name -> deployment.plan().running().stream().noneMatch(s -> s.name().equals(name)))
        .sorted()
        .forEach(name -> drift.add(name + " runs, but the plan does not have it on."));
    return new StackStatus(services, drift);
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

  private static ServiceStatus status(PlannedService planned, Container container, long estimate) {
    return new ServiceStatus(
        planned.name(),
        container.name(),
        container.state(),
        container.health(),
        planned.place().toString(),
        NOT_MEASURED,
        estimate,
        container.restarts(),
        reason(container));
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
