package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.YamlWriter;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.jspecify.annotations.Nullable;

/** The whole compose.yaml: one flattened file for the services that are on. */
final class ComposeText {
  static final String HEADER = "# IMAGE Wizard: this file runs an IMAGE server.";

  private static final String USE =
      """
      # It works without the wizard. In this folder:
      #   docker compose up -d      start
      #   docker compose ps         what runs
      #   docker compose logs -f    what it says
      #   docker compose down       stop; volumes stay
      # What you change here is kept when the plan is written again, unless the plan changes the
      # same lines; then you are asked.
      """;

  /** Written by us, merged into the services, or no longer read by Compose. */
  private static final Set<String> NOT_CARRIED =
      Set.of("name", "version", "include", "services", "networks", "volumes", "configs", "secrets");

  private final DeploymentPlan plan;
  private final Catalog catalog;
  private final DockerSocket socket;
  private final EnvFiles envFiles;

  ComposeText(DeploymentPlan plan, Catalog catalog, DockerSocket socket, EnvFiles envFiles) {
    this.plan = plan;
    this.catalog = catalog;
    this.socket = socket;
    this.envFiles = envFiles;
  }

  String render() {
    Map<String, @Nullable Object> rest = Plain.copyOf(catalog.stack().rest());
    Map<String, @Nullable Object> networks = Plain.map(rest, "networks");
    Map<String, Map<String, @Nullable Object>> services = services(networks);
    if (Guard.wanted(plan)) {
      Guard.apply(services, networks, plan, socket);
    }
    if (Nginx.wanted(plan)) {
      Nginx.apply(services, networks, plan);
    }

    Map<String, @Nullable Object> top = new LinkedHashMap<>();
    top.put("name", plan.project());
    top.put("x-image-wizard", Map.of("deployment", plan.name()));
    top.put("services", services);
    var used = services.values();
    Plain.putOrRemove(top, "networks", Resources.networks(networks, used, plan));
    Plain.putOrRemove(top, "volumes", Resources.volumes(Plain.map(rest, "volumes"), used));
    for (String key : List.of("configs", "secrets")) {
      Map<String, @Nullable Object> files = Resources.files(key, Plain.map(rest, key), used);
      Plain.putOrRemove(top, key, References.anchorFiles(files, catalog.stack().folder()));
    }
    rest.forEach(
        (key, value) -> {
          if (!NOT_CARRIED.contains(key)) {
            top.put(key, value);
          }
        });
    return HEADER + "\n" + USE + YamlWriter.write(top);
  }

  private Map<String, Map<String, @Nullable Object>> services(
      Map<String, @Nullable Object> networks) {
    ServiceRenderer renderer = new ServiceRenderer(plan, catalog, envFiles, networks);
    Map<String, Map<String, @Nullable Object>> services = new LinkedHashMap<>();
    for (PlannedService planned : plan.running()) {
      Map<String, Object> source = catalog.stack().services().get(planned.name());
      if (source == null) {
        throw new ProblemException(
            Problem.input(
                "plan.unknown",
                Sentence.of("problem.plan-unknown", plan.name(), planned.name(), plan.source())));
      }
      Map<String, @Nullable Object> service = renderer.render(planned, source);
      SocketMount.point(service, socket);
      services.put(planned.name(), service);
    }
    return services;
  }
}
