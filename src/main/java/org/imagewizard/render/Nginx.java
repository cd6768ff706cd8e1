package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Site;
import org.jspecify.annotations.Nullable;

/**
 * The nginx of a server that others reach: it stands before the orchestrator, which has no limit
 * for strangers of its own, and forwards the orchestrator's public addresses only.
 */
final class Nginx {
  static final String SERVICE = "image-nginx";
  static final String FILE = "proxy/nginx.conf";
  static final String ROUTES = "proxy/routes.conf";
  static final String CERTIFICATE = "/certificates/site.crt";
  static final String KEY = "/certificates/site.key";

  private static final ImageReference IMAGE = ImageReference.parse("nginx:1.28-alpine");
  private static final int PLAIN_PORT = 80;
  private static final int TLS_PORT = 443;

  private Nginx() {}

  static boolean wanted(DeploymentPlan plan) {
    return plan.network() != Reach.LOCAL && Guard.runsOrchestrator(plan);
  }

  static String image(DeploymentPlan plan) {
    return IMAGE.withRegistry(plan.registry()).toString();
  }

  /** The rights that nginx needs to start its worker as another user, and no more. */
  static void confine(Map<String, @Nullable Object> service, String... more) {
    service.put("read_only", true);
    service.put("tmpfs", List.of("/tmp", "/var/cache/nginx"));
    service.put("cap_drop", List.of("ALL"));
    List<String> rights = new ArrayList<>(List.of("CHOWN", "SETGID", "SETUID"));
    rights.addAll(List.of(more));
    service.put("cap_add", rights);
    service.put("security_opt", List.of("no-new-privileges:true"));
  }

  /** Takes the orchestrator's port away, and puts nginx beside it. */
  static void apply(
      Map<String, Map<String, @Nullable Object>> services,
      Map<String, @Nullable Object> networks,
      DeploymentPlan plan) {
    Map<String, @Nullable Object> orchestrator = services.get(ServiceRenderer.ORCHESTRATOR);
    if (orchestrator == null) {
      return;
    }
    orchestrator.remove("ports");
    Map<String, @Nullable Object> nginx = new LinkedHashMap<>();
    nginx.put("image", image(plan));
    nginx.put("restart", "no");
    boolean tls = tls(plan);
    if (tls) {
      // The key is often readable to its owner only, who need not be the container's root.
      confine(nginx, "NET_BIND_SERVICE", "DAC_READ_SEARCH");
    } else {
      confine(nginx, "NET_BIND_SERVICE");
    }
    nginx.put("ports", ports(plan, tls));
    List<@Nullable Object> volumes = new ArrayList<>();
    volumes.add("./" + FILE + ":/etc/nginx/nginx.conf:ro");
    volumes.add("./" + ROUTES + ":/etc/nginx/routes.conf:ro");
    if (tls) {
      volumes.add(file(plan.site().certificate(), CERTIFICATE));
      volumes.add(file(plan.site().key(), KEY));
    }
    nginx.put("volumes", volumes);
    References.waitFor(nginx, ServiceRenderer.ORCHESTRATOR);
    Tuning.restart(nginx, plan);
    Tuning.logging(nginx, plan);
    services.put(SERVICE, nginx);
    if (plan.network() == Reach.PRODUCTION) {
      Traefik.apply(services, networks, plan);
    }
  }

  /** A file of this computer; refused where it is missing, rather than a folder made for it. */
  static Map<String, @Nullable Object> file(String source, String target) {
    Map<String, @Nullable Object> mount = new LinkedHashMap<>();
    mount.put("type", "bind");
    mount.put("source", source.replace("$", "$$"));
    mount.put("target", target);
    mount.put("read_only", true);
    mount.put("bind", Map.of("create_host_path", false));
    return mount;
  }

  /**
   * @param limit of a request's body, in bytes
   */
  static List<RenderedFile> files(DeploymentPlan plan, long limit) {
    List<String> servers = new ArrayList<>();
    Site site = plan.site();
    servers.add(
        site.domain().isEmpty()
            ? Template.read("nginx-any.conf")
            : Template.read("nginx-names.conf").replace("@NAMES@", names(site)));
    if (tls(plan)) {
      servers.add(Template.read("nginx-tls.conf"));
    }
    String text =
        Template.read("nginx.conf")
            .replace("@BODY@", String.valueOf(limit))
            .replace("@SERVERS@", String.join("", servers));
    return List.of(
        new RenderedFile(FILE, text, false),
        new RenderedFile(ROUTES, Template.read("routes.conf"), false));
  }

  /** The browsers' name, and those of this computer and of the engine's network. */
  private static String names(Site site) {
    return site.domain() + " localhost 127.0.0.1 " + SERVICE;
  }

  /** In production Traefik does it. */
  private static boolean tls(DeploymentPlan plan) {
    return plan.network() == Reach.LAB && plan.site().certificates() == Site.Certificates.FILES;
  }

  /**
   * Without HTTPS the lab uses the plan's port. With it, or with Traefik in front, that port is for
   * programs of this computer only, as the wizard's own test.
   */
  private static List<String> ports(DeploymentPlan plan, boolean tls) {
    boolean open = plan.network() == Reach.LAB && !tls;
    List<String> ports = new ArrayList<>();
    ports.add((open ? "" : "127.0.0.1:") + plan.port() + ":" + PLAIN_PORT);
    if (tls) {
      ports.add(plan.site().httpsPort() + ":" + TLS_PORT);
    }
    return ports;
  }
}
