package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Site;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment stands behind a Traefik: on its network, under names that no other deployment
 * has. The wizard's own Traefik reads its routes from a file, so it needs no access to the engine;
 * one that is joined reads labels, as such a one usually does.
 */
final class Traefik {
  /** The external network's name, which upstream's files expect. */
  static final String NETWORK = "traefik";

  /**
   * What browsers reach, with the path below the site's own; nginx has all of the orchestrator's.
   *
   * @param service of the stack
   * @param prefix cut off before the service sees it
   */
  record Route(String service, String prefix) {}

  private static final List<Route> ROUTES =
      List.of(
          new Route(Nginx.SERVICE, ""),
          new Route("monarch-link-app", "/monarch"),
          new Route("tat", "/tat"));

  private Traefik() {}

  static boolean ownWanted(DeploymentPlan plan) {
    return plan.network() == DeploymentPlan.Reach.PRODUCTION
        && plan.site().traefik() == Site.Traefik.OWN
        && Nginx.wanted(plan);
  }

  /** The routes of the services that are on; {@code services} are those of compose.yaml. */
  static List<Route> routes(Iterable<String> services) {
    List<String> names = new ArrayList<>();
    services.forEach(names::add);
    return ROUTES.stream().filter(route -> names.contains(route.service())).toList();
  }

  /** The name of a service on Traefik's network. */
  static String alias(DeploymentPlan plan, String service) {
    return service.equals(Nginx.SERVICE)
        ? plan.project() + "-nginx"
        : plan.project() + "-" + service;
  }

  static void apply(
      Map<String, Map<String, @Nullable Object>> services,
      Map<String, @Nullable Object> networks,
      DeploymentPlan plan) {
    Map<String, @Nullable Object> outside = new LinkedHashMap<>();
    outside.put("external", true);
    outside.put("name", NETWORK);
    networks.put(NETWORK, outside);
    Map<String, @Nullable Object> orchestrator = services.get(ServiceRenderer.ORCHESTRATOR);
    if (orchestrator != null) {
      // A source may have had Traefik before it without nginx, which refuses what is not public.
      TraefikLabels.remove(orchestrator);
      Resources.leave(orchestrator, NETWORK);
    }
    for (Route route : routes(services.keySet())) {
      Map<String, @Nullable Object> service = services.get(route.service());
      if (service != null) {
        Resources.join(service, NETWORK, alias(plan, route.service()));
        if (plan.site().traefik() == Site.Traefik.JOIN) {
          TraefikLabels.put(service, plan, route);
        }
      }
    }
    Map<String, @Nullable Object> editor = services.get("tat");
    if (editor != null) {
      // As the person's browser sees it; the editor asks for /monarch below it.
      Environment.set(editor, "SERVER_URL", plan.site().address() + "/");
    }
  }
}
