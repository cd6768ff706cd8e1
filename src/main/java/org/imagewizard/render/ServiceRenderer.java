package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.jspecify.annotations.Nullable;

/**
 * One service's mapping: carried over as it stands in the source, keys that are unknown here
 * included, and only what the plan decides is changed.
 */
final class ServiceRenderer {
  static final String ORCHESTRATOR = "orchestrator";
  private static final String MEMCACHED = "memcached";

  /** The orchestrator's own port, fixed in its code. */
  private static final int INNER_PORT = 8080;

  private final DeploymentPlan plan;
  private final Catalog catalog;
  private final EnvFiles envFiles;
  private final Map<String, @Nullable Object> networks;
  private final Set<String> on;

  ServiceRenderer(
      DeploymentPlan plan,
      Catalog catalog,
      EnvFiles envFiles,
      Map<String, @Nullable Object> networks) {
    this.plan = plan;
    this.catalog = catalog;
    this.envFiles = envFiles;
    this.networks = networks;
    this.on = plan.running().stream().map(PlannedService::name).collect(Collectors.toSet());
  }

  Map<String, @Nullable Object> render(PlannedService planned, Map<String, Object> source) {
    Map<String, @Nullable Object> service = Plain.copyOf(source);
    service.remove("profiles");
    image(service, planned);
    Devices.apply(service, planned.place(), plan.gpuUuids());
    if (planned.place().kind() == Place.Kind.CPU) {
      catalog
          .service(planned.name())
          .map(Service::gpu)
          .ifPresent(
              gpu ->
                  new java.util.TreeMap<>(gpu.cpuEnvironment())
                      .forEach((name, value) -> Environment.set(service, name, value)));
    }
    Tuning.replicas(service, planned.replicas());
    Tuning.restart(service, plan);
    Tuning.logging(service, plan);
    envFiles.apply(service);
    References.dropOff(service, on);
    References.anchor(service, catalog.stack().folder());
    if (planned.name().equals(ORCHESTRATOR)) {
      orchestrator(service);
    }
    if (planned.name().equals(MEMCACHED)) {
      Tuning.cache(service, plan.memcachedMiB());
    }
    if (plan.practice()) {
      practice(service);
    }
    return service;
  }

  private void image(Map<String, @Nullable Object> service, PlannedService planned) {
    if (service.get("image") instanceof String image) {
      service.put(
          "image",
          ImageReference.parse(image)
              .withRegistry(plan.registry())
              .withTag(planned.tag())
              .toString());
    }
  }

  private void orchestrator(Map<String, @Nullable Object> service) {
    service.put("ports", List.of("127.0.0.1:" + plan.port() + ":" + INNER_PORT));
    boolean stores =
        Environment.get(service, "STORE_IMAGE_DATA")
            .filter(v -> v.equalsIgnoreCase("on"))
            .isPresent();
    if (stores && !plan.storeImageData()) {
      Environment.set(service, "STORE_IMAGE_DATA", "OFF");
    }
  }

  /**
   * Stand-ins need nothing of this computer but the engine: no folder is made on it, no network is
   * expected, and a missing stand-in is never looked for on the internet.
   */
  private void practice(Map<String, @Nullable Object> service) {
    service.put("pull_policy", "never");
    Resources.withoutExternal(service, networks);
    List<@Nullable Object> volumes = new ArrayList<>(Plain.list(service, "volumes"));
    volumes.removeIf(
        volume -> {
          return Plain.text(volume).startsWith("/") && !SocketMount.isSocket(volume);
        });
    Plain.putOrRemove(service, "volumes", volumes);
  }
}
