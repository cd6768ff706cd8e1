package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.yaml.YamlWriter;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Site;
import org.jspecify.annotations.Nullable;

/**
 * The wizard's own Traefik: a Compose project of its own, so that it outlives a stop of the server,
 * with its routes in a file. It has no dashboard, and nothing of the engine.
 */
final class TraefikFiles {
  static final String FOLDER = "proxy/traefik/";
  private static final ImageReference IMAGE = ImageReference.parse("traefik:v3.6");
  private static final String PROJECT_HEAD =
      """
      # IMAGE Wizard: Traefik, which has the certificates and stands before nginx. In this folder:
      #   docker network create traefik    once, before the first start
      #   docker compose up -d             start
      """;
  private static final String STATIC_HEAD =
      "# IMAGE Wizard: Traefik's own settings. The dashboard is off.\n";
  private static final String ROUTES_HEAD =
      "# IMAGE Wizard: what Traefik sends where. It is read again after a change.\n";

  private TraefikFiles() {}

  /**
   * @param limit of a request's body, in bytes
   * @param services that compose.yaml has
   */
  static List<RenderedFile> files(DeploymentPlan plan, long limit, Iterable<String> services) {
    return List.of(
        new RenderedFile(
            FOLDER + "compose.yaml", PROJECT_HEAD + YamlWriter.write(project(plan)), false),
        new RenderedFile(
            FOLDER + "traefik.yaml", STATIC_HEAD + YamlWriter.write(settings(plan.site())), false),
        new RenderedFile(
            FOLDER + "routes/image.yaml",
            ROUTES_HEAD + YamlWriter.write(routes(plan, limit, Traefik.routes(services))),
            false));
  }

  private static Map<String, @Nullable Object> project(DeploymentPlan plan) {
    Site site = plan.site();
    boolean files = site.certificates() == Site.Certificates.FILES;
    Map<String, @Nullable Object> traefik = new LinkedHashMap<>();
    traefik.put("image", IMAGE.withRegistry(plan.registry()).toString());
    // Whatever the server's own policy is: a certificate has to be renewed in time.
    traefik.put("restart", "unless-stopped");
    traefik.put("read_only", true);
    traefik.put("cap_drop", List.of("ALL"));
    traefik.put(
        "cap_add",
        files ? List.of("NET_BIND_SERVICE", "DAC_READ_SEARCH") : List.of("NET_BIND_SERVICE"));
    traefik.put("security_opt", List.of("no-new-privileges:true"));
    traefik.put("ports", List.of("80:80", site.httpsPort() + ":443"));
    List<@Nullable Object> volumes = new ArrayList<>();
    volumes.add("./traefik.yaml:/etc/traefik/traefik.yaml:ro");
    volumes.add("./routes:/etc/traefik/routes:ro");
    if (files) {
      volumes.add(Nginx.file(site.certificate(), Nginx.CERTIFICATE));
      volumes.add(Nginx.file(site.key(), Nginx.KEY));
    } else {
      volumes.add("certificates:/certificates");
    }
    traefik.put("volumes", volumes);
    traefik.put("networks", List.of(Traefik.NETWORK));
    Tuning.logging(traefik, plan);
    Map<String, @Nullable Object> project = new LinkedHashMap<>();
    project.put("name", plan.project() + "-traefik");
    project.put("services", Map.of("traefik", traefik));
    Map<String, @Nullable Object> outside = new TreeMap<>();
    outside.put("external", true);
    outside.put("name", Traefik.NETWORK);
    project.put("networks", Map.of(Traefik.NETWORK, outside));
    if (!files) {
      Map<String, @Nullable Object> volume = new LinkedHashMap<>();
      volume.put("certificates", null);
      project.put("volumes", volume);
    }
    return project;
  }

  private static Map<String, @Nullable Object> settings(Site site) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    settings.put("global", ordered("checkNewVersion", false, "sendAnonymousUsage", false));
    settings.put("log", ordered("level", "INFO"));
    Object to = site.httpsPort() == Site.USUAL_HTTPS ? "websecure" : ":" + site.httpsPort();
    Map<String, @Nullable Object> redirect =
        ordered("entryPoint", ordered("to", to, "scheme", "https", "permanent", true));
    settings.put(
        "entryPoints",
        ordered(
            "web",
            ordered("address", ":80", "http", ordered("redirections", redirect)),
            "websecure",
            ordered("address", ":443")));
    settings.put(
        "providers", ordered("file", ordered("directory", "/etc/traefik/routes", "watch", true)));
    if (site.certificates() == Site.Certificates.ACME) {
      settings.put(
          "certificatesResolvers",
          ordered(
              Site.USUAL_RESOLVER,
              ordered(
                  "acme",
                  ordered(
                      "email",
                      site.email(),
                      "storage",
                      "/certificates/acme.json",
                      "httpChallenge",
                      ordered("entryPoint", "web")))));
    }
    return settings;
  }

  private static Map<String, @Nullable Object> routes(
      DeploymentPlan plan, long limit, List<Traefik.Route> routes) {
    Site site = plan.site();
    Map<String, @Nullable Object> routers = new LinkedHashMap<>();
    Map<String, @Nullable Object> services = new LinkedHashMap<>();
    Map<String, @Nullable Object> middlewares = new LinkedHashMap<>();
    middlewares.put("headers", ordered("headers", headers()));
    middlewares.put("body", ordered("buffering", ordered("maxRequestBodyBytes", limit)));
    for (Traefik.Route route : routes) {
      String name = Traefik.alias(plan, route.service());
      List<String> chain = new ArrayList<>(List.of("headers", "body"));
      String prefix = site.path() + route.prefix();
      if (!prefix.isEmpty()) {
        middlewares.put(
            name + "-prefix", ordered("stripPrefix", ordered("prefixes", List.of(prefix))));
        chain.add(name + "-prefix");
      }
      Map<String, @Nullable Object> tls = ordered("options", "image");
      if (site.certificates() == Site.Certificates.ACME) {
        tls.put("certResolver", Site.USUAL_RESOLVER);
      }
      routers.put(
          name,
          ordered(
              "rule", rule(site, route),
              "entryPoints", List.of("websecure"),
              "service", name,
              "middlewares", chain,
              "tls", tls));
      String url = "http://" + name + ":80";
      services.put(name, ordered("loadBalancer", ordered("servers", List.of(ordered("url", url)))));
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("http", ordered("routers", routers, "services", services, "middlewares", middlewares));
    all.put("tls", tls(site));
    return all;
  }

  private static Map<String, @Nullable Object> tls(Site site) {
    Map<String, @Nullable Object> tls = new LinkedHashMap<>();
    if (site.certificates() == Site.Certificates.FILES) {
      tls.put(
          "certificates", List.of(ordered("certFile", Nginx.CERTIFICATE, "keyFile", Nginx.KEY)));
    }
    // The cipher suites of TLS 1.3 are fixed; these are for clients of 1.2.
    tls.put(
        "options",
        ordered(
            "image",
            ordered(
                "minVersion",
                "VersionTLS12",
                "sniStrict",
                true,
                "cipherSuites",
                List.of(
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"))));
    return tls;
  }

  /** A year of HTTPS only, no guessing of types, no framing by others, no addresses handed on. */
  static Map<String, @Nullable Object> headers() {
    return ordered(
        "stsSeconds",
        31_536_000,
        "contentTypeNosniff",
        true,
        "customFrameOptionsValue",
        "SAMEORIGIN",
        "referrerPolicy",
        "no-referrer");
  }

  /** A longer rule is tried first, so the rest of the domain does not hide the prefixes. */
  static String rule(Site site, Traefik.Route route) {
    String prefix = site.path() + route.prefix();
    String host = "Host(`" + site.domain() + "`)";
    return prefix.isEmpty() ? host : host + " && PathPrefix(`" + prefix + "`)";
  }

  private static Map<String, @Nullable Object> ordered(Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
