package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.plan.DeploymentPlan;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the engine's socket away from the orchestrator: a small proxy holds it and lets only the
 * list of running containers through, which is all that the orchestrator asks for.
 */
final class Guard {
  static final String SERVICE = "docker-guard";
  static final String FILE = "proxy/guard.conf";

  /** Nobody else is on it, so nobody else can ask the guard. */
  private static final String NETWORK = "docker-guard";

  private Guard() {}

  /** Whether the plan wants a guard and runs what it guards. */
  static boolean wanted(DeploymentPlan plan) {
    return plan.guard() && runsOrchestrator(plan);
  }

  static boolean runsOrchestrator(DeploymentPlan plan) {
    return plan.running().stream().anyMatch(s -> s.name().equals(ServiceRenderer.ORCHESTRATOR));
  }

  /** Takes the socket from the orchestrator, and puts the guard beside it. */
  static void apply(
      Map<String, Map<String, @Nullable Object>> services,
      Map<String, @Nullable Object> networks,
      DeploymentPlan plan,
      DockerSocket socket) {
    Map<String, @Nullable Object> orchestrator = services.get(ServiceRenderer.ORCHESTRATOR);
    if (orchestrator == null) {
      return;
    }
    List<@Nullable Object> volumes = Plain.list(orchestrator, "volumes");
    volumes.removeIf(SocketMount::isSocket);
    Plain.putOrRemove(orchestrator, "volumes", volumes);
    List<@Nullable Object> groups = Plain.list(orchestrator, "group_add");
    groups.removeIf(group -> Plain.text(group).contains("DOCKER_GID"));
    Plain.putOrRemove(orchestrator, "group_add", groups);
    Environment.set(orchestrator, "DOCKER_HOST", "tcp://" + SERVICE + ":2375");
    Resources.join(orchestrator, NETWORK);
    References.waitFor(orchestrator, SERVICE);
    services.put(SERVICE, guard(plan, socket));
    Map<String, @Nullable Object> closed = new LinkedHashMap<>();
    closed.put("internal", true);
    networks.put(NETWORK, closed);
  }

  private static Map<String, @Nullable Object> guard(DeploymentPlan plan, DockerSocket socket) {
    Map<String, @Nullable Object> guard = new LinkedHashMap<>();
    guard.put("image", Nginx.image(plan));
    guard.put("restart", "no");
    Nginx.confine(guard);
    guard.put(
        "volumes",
        new ArrayList<>(
            List.of(SocketMount.of(socket), "./" + FILE + ":/etc/nginx/nginx.conf:ro")));
    guard.put("networks", List.of(NETWORK));
    Tuning.restart(guard, plan);
    Tuning.logging(guard, plan);
    return guard;
  }

  static RenderedFile file() {
    return new RenderedFile(FILE, Template.read("guard.conf"), false);
  }
}
