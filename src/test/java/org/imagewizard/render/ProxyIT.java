package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.it.NginxImage;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our proxies' files in the real nginx, on the real engine, asked by raw requests. */
class ProxyIT {
  private static final String REGISTRY = "image-wizard.test";
  private static final String CONDUCTOR = REGISTRY + "/example-lab/conductor:unstable";
  private static final String NGINX = REGISTRY + "/nginx:1.28-alpine";
  private static final String UUID = "12345678-1234-4234-8234-123456789abc";
  private static final String COMPOSE =
      """
      services:
        orchestrator:
          image: ghcr.io/example-lab/conductor:${REGISTRY_TAG}
          env_file: ./config/web.env
          volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
          group_add: ["${DOCKER_GID}"]
      networks:
        default:
          name: image
      """;

  @TempDir Path temp;
  private Engine engine;
  private Path folder;
  private int port;

  @BeforeEach
  void images() throws IOException {
    EngineEnvironment.require();
    engine = new EngineFinder().connect();
    NginxImage.make(engine, NGINX);
    NginxImage.make(engine, CONDUCTOR);
    folder = temp.resolve("server");
    Path source = Files.createDirectories(temp.resolve("source/config"));
    Files.writeString(source.resolveSibling("docker-compose.yml"), COMPOSE);
    Files.writeString(source.resolve("web.env"), "MAX_BODY = 1mb\n");
    port = freePort();
  }

  @AfterEach
  void clean() throws Exception {
    if (Files.exists(folder)) {
      compose("down", "--volumes", "--timeout", "1");
    }
    engine.removeImage(NGINX);
    engine.removeImage(CONDUCTOR);
    engine.close();
  }

  @Test
  void theLabReachesThePublicAddressesAndNoOther() throws Exception {
    start("network: lab");

    assertThat(ask("POST", "/render?x=1")).contains("200 OK", "POST /render?x=1 for 127.0.0.1");
    assertThat(ask("POST", "/render/preprocess")).contains("200 OK", "POST /render/preprocess ");
    assertThat(ask("GET", "/health")).contains("200 OK", "nosniff");
    assertThat(ask("GET", "/authenticate/" + UUID + "/ab12")).contains("200 OK");

    for (String path :
        List.of(
            "/",
            "/metrics",
            "/render/",
            "/render/x",
            "/renderx",
            "//render",
            "/Render",
            "/authenticate/",
            "/authenticate/x/y",
            "/authenticate/" + UUID + "/a%0d%0ab",
            "/authenticate/" + UUID + "/a/b",
            "/render%00",
            "/render%0a",
            "/health/../secret")) {
      assertThat(ask("POST", path)).as(path).containsPattern("HTTP/1.1 40[04] ");
    }
    assertThat(ask("GET", "/render")).contains(" 405 ");
    assertThat(ask("DELETE", "/health")).contains(" 405 ");
    // What was matched is what is sent.
    assertThat(ask("POST", "/a/../render")).contains("POST /render for");
    assertThat(raw("POST /render HTTP/1.1\r\nHost: any.example\r\nConnection: close\r\n\r\n"))
        .contains("for any.example");
  }

  @Test
  void theBodyLimitIsTheOrchestratorsOwn() throws Exception {
    start("network: lab");

    assertThat(post(1024 * 1024)).contains(" 200 ");
    assertThat(post(1024 * 1024 + 1)).contains(" 413 ");
  }

  @Test
  void theLabMayHaveHttps() throws Exception {
    SelfSigned authority = SelfSigned.make(temp.resolve("tls"), "image.example.org");
    int https = freePort();
    start(
        """
        network: lab
        site:
          domain: image.example.org
          certificate: %s
          key: %s
          httpsPort: %d
        """
            .formatted(authority.certificate(), authority.key(), https));

    assertThat(authority.ask(https, "image.example.org", "GET /health"))
        .contains(" 200 ", "GET /health for image.example.org by https");
    assertThat(authority.protocols(https, "image.example.org")).isSubsetOf("TLSv1.2", "TLSv1.3");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> authority.ask(https, "other.example.org", "GET /health"))
        .isInstanceOf(SSLException.class);
    assertThat(raw(https, "GET /health HTTP/1.1\r\nHost: image.example.org:" + https + "\r\n\r\n"))
        .contains(" 308 ", "Location: https://image.example.org:" + https + "/health");
    assertThat(ask("GET", "/health")).contains(" 200 ");
    assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains(" 421 ");
  }

  /** Traefik hands requests on with the browsers' name; any other host has no business here. */
  @Test
  void behindTraefikOnlyTheDomainIsAnswered() throws Exception {
    boolean there = engine.networks().stream().anyMatch(n -> n.name().equals(Traefik.NETWORK));
    if (!there) {
      engine.createNetwork(Traefik.NETWORK, Map.of("org.imagewizard.test", "proxy"));
    }
    start(
        """
        network: production
        site: {domain: image.example.org, email: ada@example.org}
        """);

    String host = "Host: image.example.org\r\nConnection: close\r\n\r\n";
    assertThat(raw("POST /render HTTP/1.1\r\n" + host)).contains(" 200 ");
    assertThat(raw("POST /render HTTP/1.1\r\n" + host.replace("image.", "other.")))
        .contains(" 421 ");
    assertThat(ask("GET", "/health")).contains(" 200 ");
  }

  @Test
  void theGuardListsContainersAndRefusesEverythingElse() throws Exception {
    start("guard: true");
    Container guard =
        engine.containers("image-proxy-it").stream()
            .filter(c -> c.service().equals(Guard.SERVICE))
            .findFirst()
            .orElseThrow();
    Supplier<String> list =
        () -> ask(guard.address(), 2375, request("GET", "/containers/json", "docker"));
    assertThat(until(list, answer -> answer.contains(" 200 "))).contains("image-proxy-it");
    assertThat(ask(guard.address(), 2375, request("GET", "/v1.41/containers/json?all=1", "x")))
        .contains(" 200 ", "orchestrator");

    for (String line :
        List.of(
            "GET /",
            "GET /info",
            "GET /version",
            "GET /_ping",
            "GET /images/json",
            "GET /events",
            "GET /containers/" + guard.id() + "/json",
            "GET /containers/" + guard.id() + "/archive?path=/",
            "POST /containers/create",
            "POST /containers/" + guard.id() + "/exec",
            "POST /exec/1/start",
            "POST /containers/json",
            "HEAD /containers/json",
            "PUT /containers/json",
            "DELETE /containers/" + guard.id(),
            "OPTIONS /containers/json",
            "TRACE /containers/json",
            "FOO /containers/json",
            "GET /containers/json/",
            "GET //containers/json",
            "GET /containers//json",
            "GET /CONTAINERS/JSON",
            "GET /containers/json%0a",
            "GET /containers/json%0d%0aX:%20y",
            "GET /containers/json%00",
            "GET /containers/json%20HTTP/1.1%0d%0a%0d%0aPOST%20/containers/create",
            "GET /containers/json/../create",
            "GET /containers/json/..%2fcreate",
            "GET /containers/json/%2e%2e/create",
            "GET /v1.41/../images/json",
            "GET /v1.41/v1.41/containers/json",
            "GET /v1.41/../../containers/json/x",
            "GET /v99999.1/containers/json",
            "GET /v1./containers/json",
            "GET /containers/json;x",
            "GET /containers/json%3fall=1",
            "GET http://docker/images/json",
            "GET \\containers\\json",
            "GET /containers/json\\..\\create")) {
      String[] words = line.split(" ", 2);
      assertThat(ask(guard.address(), 2375, request(words[0], words[1], "docker")))
          .as(line)
          .contains(" 403 ");
    }
    // Two requests in one: the body of the first must not become a second one to the engine.
    String smuggled =
        "GET /containers/json HTTP/1.1\r\nHost: x\r\nContent-Length: 45\r\n\r\n"
            + "POST /containers/create HTTP/1.1\r\nHost: x\r\n\r\n";
    assertThat(ask(guard.address(), 2375, smuggled)).doesNotContain(" 201 ", " 400 Bad parameter");
  }

  private void start(String settings) throws Exception {
    String guard = settings.contains("guard:") ? "" : "guard: false\n";
    String text =
        """
        format: 1
        name: proxy-it
        source: %s
        registry: %s
        port: %d
        networkName: image-proxy-it
        %s
        %sservices:
          - {name: orchestrator, place: cpu}
        """
            .formatted(temp.resolve("source"), REGISTRY, port, settings.strip(), guard);
    var plan = PlanFile.read(text, "plan.yaml");
    Catalog catalog = new CatalogLoader(Map.of()).load(plan.source());
    DockerSocket socket = DockerSocket.of(engine.info().endpoint());
    new FolderWriter().write(folder, new Renderer().render(plan, catalog, socket, Map.of()));
    compose("up", "-d", "--pull", "never");
    if (settings.contains("network:")) {
      assertThat(until(() -> ask("GET", "/health"), answer -> answer.contains(" 200 ")))
          .contains(" 200 ");
    }
  }

  /** Asks again until the answer is as wanted, for 20 seconds at most. */
  private static String until(
      Supplier<String> question, java.util.function.Predicate<String> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String answer = question.get();
    while (!wanted.test(answer) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
      answer = question.get();
    }
    return answer;
  }

  private void compose(String... arguments) throws Exception {
    run(
        folder,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("docker", "compose"), java.util.Arrays.stream(arguments))
            .toList());
  }

  private static void run(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }

  private String ask(String method, String path) {
    return ask("127.0.0.1", port, request(method, path, "127.0.0.1:" + port));
  }

  private static String request(String method, String path, String host) {
    return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
  }

  private String raw(String request) {
    return ask("127.0.0.1", port, request);
  }

  private String raw(int port, String request) {
    return ask("127.0.0.1", port, request);
  }

  private String post(int bytes) {
    String head =
        "POST /render HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
            + bytes
            + "\r\n\r\n";
    return ask("127.0.0.1", port, head + "x".repeat(bytes));
  }

  /** Everything that comes back; what failed, where nothing does. */
  private static String ask(String host, int port, String request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 2_000);
      socket.setSoTimeout(5_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // Refused before the end of the body; the answer is there to read.
        return answer(socket);
      }
      return answer(socket);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      answer.append(e);
    }
    return answer.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
