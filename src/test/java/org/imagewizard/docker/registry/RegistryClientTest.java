package org.imagewizard.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry that a test plays: tokens, pages, both kinds of documents, bad manners. */
class RegistryClientTest {
  private static final String CONFIG =
      """
      {"os":"linux","architecture":"amd64","created":"2026-05-12T08:00:00Z",
       "config":{"Labels":{"org.opencontainers.image.revision":"abc123"}},
       "rootfs":{"diff_ids":["sha256:d1","sha256:d2"]}}\
      """;

  @TempDir Path docker;

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Cancellation cancellation = new Cancellation();
  private String wanted = "";
  private String refusal = "429 0";
  private HttpServer server;
  private String host = "";

  @BeforeEach
  void aRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RegistryClient client() {
    return client(Map.of());
  }

  private RegistryClient client(Map<String, String> env) {
    return new RegistryClient(env, docker, cancellation);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    requests.add(path + " " + shown);
    if (path.startsWith("/token")) {
      reply(exchange, 200, "{\"token\":\"for-" + shown.replace(' ', '_') + "\"}");
    } else if (!wanted.isEmpty() && !shown.startsWith(wanted)) {
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              wanted.startsWith("Basic")
                  ? "Basic realm=\"x\""
                  : "Bearer realm=\"http://%s/token\",service=\"reg\",scope=\"repository:a/b:pull\""
                      .formatted(host));
      reply(exchange, 401, "{}");
    } else if (refusals.getAndDecrement() > 0) {
      String[] words = refusal.split(" ");
      exchange.getResponseHeaders().add("Retry-After", words[1]);
      reply(exchange, Integer.parseInt(words[0]), "");
    } else {
      String document = documents.get(path);
      if (document != null && document.startsWith("LINK ")) {
        String[] parts = document.split(" ", 3);
        exchange.getResponseHeaders().add("Link", "<" + parts[1] + ">; rel=\"next\"");
        reply(exchange, 200, parts[2]);
      } else if (document != null && document.startsWith("GO ")) {
        exchange.getResponseHeaders().add("Location", document.substring(3));
        reply(exchange, 307, "");
      } else {
        reply(exchange, document == null ? 404 : 200, document == null ? "{}" : document);
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String digest(String text) {
    return Push.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts one image there and returns its manifest's digest. */
  private String image(String tag, String type) {
    documents.put("/v2/a/b/blobs/" + digest(CONFIG), CONFIG);
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"digest":"%s"},"layers":[
         {"digest":"sha256:l1","size":1000},{"digest":"sha256:l2","size":200}]}\
        """
            .formatted(type, digest(CONFIG));
    documents.put("/v2/a/b/manifests/" + tag, manifest);
    documents.put("/v2/a/b/manifests/" + digest(manifest), manifest);
    return digest(manifest);
  }

  @Test
  void oneManifestOfEitherKind() {
    for (String type :
        new String[] {
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json"
        }) {
      String digest = image("unstable", type);
      try (RegistryClient client = client()) {
        RemoteImage image = client.image(host + "/a/b:unstable", "amd64").orElseThrow();
        assertThat(image.digest()).isEqualTo(digest).isEqualTo(image.platformDigest());
        assertThat(image.created()).isEqualTo("2026-05-12T08:00:00Z");
        assertThat(image.revision()).isEqualTo("abc123");
        assertThat(image.platforms()).containsExactly("linux/amd64");
        assertThat(image.layers())
            .containsExactly(
                new RemoteImage.Layer("sha256:l1", 1000, "sha256:d1"),
                new RemoteImage.Layer("sha256:l2", 200, "sha256:d2"));
        assertThat(client.image(host + "/a/b@" + digest, "amd64")).contains(image);
        assertThat(client.image(host + "/a/b:latest", "amd64")).isEmpty();
      }
    }
  }

  @Test
  void anIndexOfEitherKindGivesThisPlatformsManifest() {
    String digest = image("only", "application/vnd.oci.image.manifest.v1+json");
    for (String type :
        new String[] {
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json"
        }) {
      String index =
          """
          {"mediaType":"%s","manifests":[
           {"digest":"sha256:x","platform":{"os":"unknown","architecture":"unknown"}},
           {"digest":"sha256:y","platform":{"os":"linux","architecture":"arm64","variant":"v8"}},
           {"digest":"%s","platform":{"os":"linux","architecture":"amd64"}}]}\
          """
              .formatted(type, digest);
      documents.put("/v2/a/b/manifests/unstable", index);
      try (RegistryClient client = client()) {
        RemoteImage image = client.image(host + "/a/b:unstable", "amd64").orElseThrow();
        assertThat(image.digest()).isEqualTo(digest(index));
        assertThat(image.platformDigest()).isEqualTo(digest);
        assertThat(image.platforms()).containsExactly("linux/arm64/v8", "linux/amd64");
        assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "riscv64"))
            .hasMessageContaining("not built for riscv64");
      }
    }
  }

  @Test
  void strangersGetATokenForEachRepositoryOnce() {
    wanted = "Bearer for-null";
    image("unstable", "application/vnd.oci.image.manifest.v1+json");
    try (RegistryClient client = client()) {
      assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
      assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
    }
    assertThat(requests).filteredOn(line -> line.startsWith("/token")).hasSize(1);
    assertThat(requests)
        .filteredOn(line -> line.startsWith("/token"))
        .first()
        .asString()
        .contains("service=reg", "scope=repository%3Aa%2Fb%3Apull");
  }

  @Test
  void aLogInComesFromTheSettingsOrFromTheHelperTheyName() throws IOException {
    image("unstable", "application/vnd.oci.image.manifest.v1+json");
    String basic = Base64.getEncoder().encodeToString("me:pass:word".getBytes());
    Files.writeString(
        docker.resolve("config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, basic));
    wanted = "Bearer for-Basic_" + basic;
    try (RegistryClient client = client()) {
      assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
    }

    Path helper = docker.resolve("docker-credential-test");
    Files.writeString(
        helper,
        "#!/bin/sh\nread name\n[ \"$1 $name\" = \"get "
            + host
            + "\" ] || exit 1\n"
            + "echo '{\"Username\":\"you\",\"Secret\":\"s3cret\"}'\n");
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        docker.resolve("config.json"), "{\"credHelpers\":{\"" + host + "\":\"test\"}}");
    wanted = "Basic " + Base64.getEncoder().encodeToString("you:s3cret".getBytes());
    try (RegistryClient client = client(Map.of("PATH", docker.toString()))) {
      assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
    }
    try (RegistryClient client = client()) {
      assertThat(client.image(host + "/a/b:unstable", "amd64")).as("no such helper").isEmpty();
    }
  }

  @Test
  void theTokenGoesNowhereElse() throws IOException {
    wanted = "Bearer";
    image("unstable", "application/vnd.oci.image.manifest.v1+json");
    List<String> seen = new ArrayList<>();
    HttpServer store =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext(
        "/",
        exchange -> {
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          reply(exchange, 200, CONFIG);
        });
    store.start();
    documents.put(
        "/v2/a/b/blobs/" + digest(CONFIG),
        "GO http://127.0.0.1:" + store.getAddress().getPort() + "/elsewhere?signed=1");
    try (RegistryClient client = client()) {
      assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
    } finally {
      store.stop(0);
    }
    assertThat(seen).containsExactly("null");
  }

  @Test
  void everyPageOfTagsIsRead() {
    documents.put(
        "/v2/a/b/tags/list?n=1000", "LINK /v2/a/b/tags/list?last=b {\"tags\":[\"a\",\"b\"]}");
    documents.put("/v2/a/b/tags/list?last=b", "LINK list?last=c {\"tags\":[\"c\"]}");
    documents.put("/v2/a/b/tags/list?last=c", "{\"tags\":[\"d\"]}");
    try (RegistryClient client = client()) {
      assertThat(client.tags(host + "/a/b")).containsExactly("a", "b", "c", "d");
      assertThat(client.tags(host + "/a/none")).isEmpty();
    }
  }

  @Test
  void aBusyRegistryIsAskedAgainAndNotForEver() {
    image("unstable", "application/vnd.oci.image.manifest.v1+json");
    for (String busy : new String[] {"429 0", "503 0"}) {
      refusal = busy;
      refusals.set(2);
      try (RegistryClient client = client()) {
        assertThat(client.image(host + "/a/b:unstable", "amd64")).isPresent();
      }
    }
    refusal = "429 0";
    refusals.set(1000);
    try (RegistryClient client = client()) {
      assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "amd64"))
          .hasMessageContaining("wants fewer requests");
    }
  }

  @Test
  void retryAfterIsSecondsOrADateAndNeverLong() {
    Instant now = Instant.parse("2026-05-12T08:00:00Z");
    assertThat(Patience.duration("7", 1, now)).isEqualTo(Duration.ofSeconds(7));
    assertThat(Patience.duration("3600", 1, now)).isEqualTo(Patience.LONGEST);
    assertThat(Patience.duration("Tue, 12 May 2026 08:00:09 GMT", 1, now))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(Patience.duration("Tue, 12 May 2026 07:00:00 GMT", 1, now)).isZero();
    assertThat(Patience.duration("", 2, now))
        .isEqualTo(Patience.duration("soon", 2, now))
        .isPositive();
  }

  @Test
  void somethingElseThanWasAskedForIsRefused() {
    String digest = image("unstable", "application/vnd.oci.image.manifest.v1+json");
    documents.put("/v2/a/b/manifests/" + digest, "{\"config\":{\"digest\":\"sha256:evil\"}}");
    try (RegistryClient client = client()) {
      assertThatThrownBy(() -> client.image(host + "/a/b@" + digest, "amd64"))
          .hasMessageContaining("something else than was asked for");
      documents.put("/v2/a/b/blobs/" + digest(CONFIG), "{\"os\":\"linux\"}");
      assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "amd64"))
          .hasMessageContaining("something else than was asked for");
      documents.put("/v2/a/b/manifests/unstable", "<html>a portal</html>");
      assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "amd64"))
          .hasMessageContaining("did not answer as one");
    }
  }

  @Test
  void nobodyThereIsSaidOnceForAllImages() {
    server.stop(0);
    try (RegistryClient client = client()) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "amd64"))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("cannot be reached");
      }
    }
  }

  @Test
  void atMostEightRequestsAreUnderWayAndAsManyAreUsed() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch eight = new CountDownLatch(8);
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          eight.countDown();
          try {
            eight.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          reply(exchange, 404, "{}");
        });
    List<Callable<Boolean>> works = new ArrayList<>();
    try (RegistryClient client = client()) {
      for (int i = 0; i < 40; i++) {
        String reference = host + "/a/b" + i + ":x";
        works.add(() -> client.image(reference, "amd64").isPresent());
      }
      assertThat(Tasks.all(works)).containsOnly(false);
    }
    assertThat(eight.getCount()).as("eight came together").isZero();
    assertThat(most.get()).isEqualTo(8);
  }

  @Test
  void aCancellationEndsTheWaitForABusyRegistry() {
    refusal = "429 30";
    refusals.set(1000);
    try (RegistryClient client = client()) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (requests.isEmpty()) {
                  Thread.onSpinWait();
                }
                cancellation.cancel();
              });
      assertThatThrownBy(() -> client.image(host + "/a/b:unstable", "amd64"))
          .hasMessageContaining("Cancelled");
    }
  }

  @Test
  void referencesAreReadAsDockerReadsThem() {
    assertThat(Repository.of("memcached:1.6"))
        .isEqualTo(new Repository("docker.io", "library/memcached", "1.6"));
    assertThat(Repository.of("a/b").base()).isEqualTo("https://registry-1.docker.io");
    assertThat(Repository.of("ghcr.io/a/b:t@sha256:0"))
        .isEqualTo(new Repository("ghcr.io", "a/b", "sha256:0"));
    assertThat(Repository.of("localhost:5000/x/memcached:1"))
        .isEqualTo(new Repository("localhost:5000", "x/memcached", "1"));
    assertThat(Repository.of("localhost:5000/x").base()).isEqualTo("http://localhost:5000");
    assertThat(Repository.of("ghcr.io/a/b").base()).isEqualTo("https://ghcr.io");
  }
}
