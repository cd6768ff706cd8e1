package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Site;
import org.jspecify.annotations.Nullable;

/** The labels by which a Traefik that runs already learns of a service. */
final class TraefikLabels {
  private TraefikLabels() {}

  static void put(Map<String, @Nullable Object> service, DeploymentPlan plan, Traefik.Route route) {
    Map<String, String> labels = labels(plan, route);
    if (service.get("labels") instanceof List<?>) {
      List<@Nullable Object> lines = Plain.list(service, "labels");
      lines.removeIf(line -> Plain.text(line).startsWith("traefik."));
      labels.forEach((name, value) -> lines.add(name + "=" + value));
      service.put("labels", lines);
    } else {
      Map<String, @Nullable Object> map = Plain.ensureMap(service, "labels");
      map.keySet().removeIf(name -> name.startsWith("traefik."));
      map.putAll(labels);
    }
  }

  /** Takes away the labels by which a Traefik would find the service. */
  static void remove(Map<String, @Nullable Object> service) {
    if (service.get("labels") instanceof List<?>) {
      List<@Nullable Object> lines = Plain.list(service, "labels");
      lines.removeIf(line -> Plain.text(line).startsWith("traefik."));
      Plain.putOrRemove(service, "labels", lines);
    } else if (service.get("labels") instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> kept = Plain.copyOf(map);
      kept.keySet().removeIf(name -> name.startsWith("traefik."));
      Plain.putOrRemove(service, "labels", kept);
    }
  }

  private static Map<String, String> labels(DeploymentPlan plan, Traefik.Route route) {
    Site site = plan.site();
    String name = Traefik.alias(plan, route.service());
    String router = "traefik.http.routers." + name + ".";
    String prefix = site.path() + route.prefix();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("traefik.enable", "true");
    labels.put("traefik.docker.network", Traefik.NETWORK);
    labels.put(router + "rule", TraefikFiles.rule(site, route));
    labels.put(router + "entrypoints", "websecure");
    labels.put(router + "tls", "true");
    if (site.certificates() == Site.Certificates.RESOLVER) {
      labels.put(router + "tls.certresolver", site.resolver());
    }
    labels.put("traefik.http.services." + name + ".loadbalancer.server.port", "80");
    List<String> middlewares = new ArrayList<>(List.of(name + "-headers"));
    String headers = "traefik.http.middlewares." + name + "-headers.headers.";
    TraefikFiles.headers().forEach((key, value) -> labels.put(headers + key, value.toString()));
    if (!prefix.isEmpty()) {
      labels.put("traefik.http.middlewares." + name + "-prefix.stripprefix.prefixes", prefix);
      middlewares.add(name + "-prefix");
    }
    labels.put(router + "middlewares", String.join(",", middlewares));
    return labels;
  }
}
