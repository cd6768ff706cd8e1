package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The form of Traefik's files, after its documentation: every key of them is one that Traefik 3
 * knows at that place, because it refuses to start with one that it doesn't.
 */
class TraefikFilesTest {
  private static final String ACME =
      "network: production\nsite: {domain: image.example.org, email: ada@example.org}";
  private static final String FILES =
      """
      network: production
      site:
        domain: image.example.org
        path: /image
        certificate: /etc/ssl/a b.pem
        key: /etc/ssl/$key.pem
        httpsPort: 8443
      """;

  private static final Set<String> STATIC_KEYS =
      Set.of(
          "global.checkNewVersion",
          "global.sendAnonymousUsage",
          "log.level",
          "entryPoints.web.address",
          "entryPoints.web.http.redirections.entryPoint.to",
          "entryPoints.web.http.redirections.entryPoint.scheme",
          "entryPoints.web.http.redirections.entryPoint.permanent",
          "entryPoints.websecure.address",
          "providers.file.directory",
          "providers.file.watch",
          "certificatesResolvers.myresolver.acme.email",
          "certificatesResolvers.myresolver.acme.storage",
          "certificatesResolvers.myresolver.acme.httpChallenge.entryPoint");

  private static final Set<String> ROUTE_KEYS =
      Set.of(
          "http.routers.*.rule",
          "http.routers.*.entryPoints",
          "http.routers.*.service",
          "http.routers.*.middlewares",
          "http.routers.*.tls.options",
          "http.routers.*.tls.certResolver",
          "http.services.*.loadBalancer.servers.url",
          "http.middlewares.*.headers.stsSeconds",
          "http.middlewares.*.headers.contentTypeNosniff",
          "http.middlewares.*.headers.customFrameOptionsValue",
          "http.middlewares.*.headers.referrerPolicy",
          "http.middlewares.*.buffering.maxRequestBodyBytes",
          "http.middlewares.*.stripPrefix.prefixes",
          "tls.certificates.certFile",
          "tls.certificates.keyFile",
          "tls.options.image.minVersion",
          "tls.options.image.sniStrict",
          "tls.options.image.cipherSuites");

  @BeforeAll
  static void sayWhatIsNotTested() {
    System.out.println("NOT TESTED: no Traefik is run; only the form of its files is checked.");
  }

  @Test
  void everyKeyIsOneThatTraefikKnows() {
    for (String settings : List.of(ACME, FILES)) {
      List<RenderedFile> files = files(settings);
      assertThat(keys(yaml(files, "traefik.yaml"), Set.of())).isSubsetOf(STATIC_KEYS);
      assertThat(
              keys(
                  yaml(files, "routes/image.yaml"),
                  Set.of("http.routers", "http.services", "http.middlewares")))
          .isSubsetOf(ROUTE_KEYS);
    }
  }

  @Test
  void aReviewersListHolds() {
    List<RenderedFile> files = files(ACME);
    JsonNode settings = yaml(files, "traefik.yaml");
    JsonNode routes = yaml(files, "routes/image.yaml");
    JsonNode traefik = yaml(files, "compose.yaml").at("/services/traefik");

    assertThat(settings.has("api")).as("dashboard").isFalse();
    assertThat(settings.at("/entryPoints/web/http/redirections/entryPoint/to").asText())
        .isEqualTo("websecure");
    assertThat(routes.at("/tls/options/image/minVersion").asText()).isEqualTo("VersionTLS12");
    assertThat(routes.at("/tls/options/image/sniStrict").asBoolean()).isTrue();
    assertThat(routes.at("/http/middlewares/body/buffering/maxRequestBodyBytes").asLong())
        .isEqualTo(10L * 1024 * 1024);
    assertThat(content(files, "proxy/nginx.conf")).contains("client_max_body_size 10485760;");
    JsonNode router = routes.at("/http/routers/image-bench-nginx");
    assertThat(router.get("rule").asText()).isEqualTo("Host(`image.example.org`)");
    assertThat(router.at("/tls/certResolver").asText()).isEqualTo("myresolver");
    assertThat(routes.at("/http/services/image-bench-nginx/loadBalancer/servers/0/url").asText())
        .isEqualTo("http://image-bench-nginx:80");
    assertThat(traefik.at("/cap_drop/0").asText()).isEqualTo("ALL");
    assertThat(traefik.get("volumes").toString()).doesNotContain("docker.sock");
  }

  @Test
  void aPathAndAnotherPortAreFollowedEverywhere() {
    List<RenderedFile> files = files(FILES);
    JsonNode routes = yaml(files, "routes/image.yaml");

    assertThat(routes.at("/http/routers/image-bench-nginx/rule").asText())
        .isEqualTo("Host(`image.example.org`) && PathPrefix(`/image`)");
    assertThat(
            routes.at("/http/middlewares/image-bench-nginx-prefix/stripPrefix/prefixes/0").asText())
        .isEqualTo("/image");
    assertThat(
            yaml(files, "traefik.yaml")
                .at("/entryPoints/web/http/redirections/entryPoint/to")
                .asText())
        .isEqualTo(":8443");
    assertThat(content(files, "proxy/traefik/compose.yaml"))
        .contains("- 8443:443", "/etc/ssl/$$key.pem");
  }

  /** The tactile editor runs in a browser, so it is told the browser's address. */
  @Test
  void thePublishingServicesGetTheirAddresses() {
    DeploymentPlan plan = Outside.plan(ACME);
    List<RenderedFile> files =
        new Renderer().render(plan, Outside.catalog(), Sample.SOCKET, Map.of());
    JsonNode services = tree(content(files, "compose.yaml")).get("services");
    JsonNode routes = yaml(files, "routes/image.yaml");

    assertThat(services.at("/tat/environment").toString())
        .contains("SERVER_URL=https://image.example.org/");
    assertThat(services.at("/tat/networks/traefik/aliases/0").asText()).isEqualTo("image-out-tat");
    assertThat(routes.at("/http/routers/image-out-monarch-link-app/rule").asText())
        .isEqualTo("Host(`image.example.org`) && PathPrefix(`/monarch`)");
    assertThat(routes.at("/http/services/image-out-tat/loadBalancer/servers/0/url").asText())
        .isEqualTo("http://image-out-tat:80");
  }

  @Test
  void aTraefikThatRunsAlreadyReadsLabels() {
    List<RenderedFile> files =
        files(
            "network: production\n"
                + "site: {domain: image.example.org, traefik: join, resolver: ours}");
    JsonNode labels = tree(content(files, "compose.yaml")).at("/services/image-nginx/labels");

    assertThat(files).noneMatch(file -> file.path().startsWith("proxy/traefik"));
    assertThat(labels.get("traefik.enable").asText()).isEqualTo("true");
    assertThat(labels.get("traefik.http.routers.image-bench-nginx.rule").asText())
        .isEqualTo("Host(`image.example.org`)");
    assertThat(labels.get("traefik.http.routers.image-bench-nginx.tls.certresolver").asText())
        .isEqualTo("ours");
    assertThat(
            labels.get("traefik.http.services.image-bench-nginx.loadbalancer.server.port").asText())
        .isEqualTo("80");
  }

  /** A source whose Traefik asks the orchestrator itself: nginx would be gone round. */
  @Test
  void theOrchestratorIsReachedThroughNginxOnly() {
    Catalog source =
        new CatalogLoader(Map.of()).from(Path.of("src/test/resources/sources/front/labels/server"));
    JsonNode services =
        tree(content(
                files(
                    "network: production\nsite: {domain: image.example.org, traefik: join}",
                    source),
                "compose.yaml"))
            .path("services");

    assertThat(services.at("/orchestrator/labels").isMissingNode()).isTrue();
    assertThat(services.at("/orchestrator/networks").toString()).doesNotContain("traefik");
    assertThat(services.at("/image-nginx/networks").toString()).contains("traefik");
  }

  private static List<RenderedFile> files(String settings) {
    return files(settings, Sample.catalog(Optional.empty()));
  }

  private static List<RenderedFile> files(String settings, Catalog source) {
    String text =
        PlanFile.write(Sample.plan(Sample.on("orchestrator")))
            .replace("network: local\n", settings.strip() + "\n");
    return new Renderer().render(PlanFile.read(text, "plan.yaml"), source, Sample.SOCKET, Map.of());
  }

  private static JsonNode yaml(List<RenderedFile> files, String name) {
    return tree(content(files, "proxy/traefik/" + name));
  }

  private static JsonNode tree(String text) {
    return new ObjectMapper()
        .valueToTree(((YamlValue.Mapping) YamlReader.read(text, "text")).plain());
  }

  private static String content(List<RenderedFile> files, String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow().content();
  }

  /** Every leaf's path; below {@code named}, names that are ours count as a star. */
  private static Set<String> keys(JsonNode node, Set<String> named) {
    Set<String> keys = new TreeSet<>();
    collect(node, "", named, keys);
    return keys;
  }

  private static void collect(JsonNode node, String path, Set<String> named, Set<String> keys) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              entry -> {
                String name = named.contains(path) ? "*" : entry.getKey();
                collect(entry.getValue(), path.isEmpty() ? name : path + "." + name, named, keys);
              });
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      node.forEach(item -> collect(item, path, named, keys));
    } else {
      keys.add(path);
    }
  }
}
