package org.imagewizard.wizard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checks that keys.yaml describes, against a server that a test holds. */
class KeyCheckerTest {
  private static final Catalog CATALOG = new CatalogLoader(Map.of()).bundled();
  private static final String VALUE = "sk-canary +/=&";

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String here() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static KeySheet sheet(Map<String, String> values) {
    DeploymentPlan empty =
        PlanFile.read("format: 1\nname: x\nservices: [{name: orchestrator, place: cpu}]\n", "plan");
    List<PlannedService> all =
        CATALOG.services().stream()
            .map(service -> new PlannedService(service.name(), Place.CPU, 1, ""))
            .toList();
    Map<String, Secret> secrets = new java.util.HashMap<>();
    values.forEach((name, value) -> secrets.put(name, new Secret(value)));
    return KeySheet.of(
        new DeploymentPlan(
            empty.format(),
            empty.name(),
            empty.source(),
            empty.channel(),
            empty.registry(),
            empty.languageModel(),
            all,
            List.of(),
            Map.of(),
            List.of(),
            empty.port(),
            empty.network(),
            empty.restart(),
            false,
            false,
            false,
            64,
            10,
            1,
            false),
        CATALOG,
        secrets);
  }

  private KeyVerdict.Kind kind(String name, Map<String, String> values) {
    Map<String, String> env = Map.of(KeyChecker.BASE + name, here());
    Map<String, KeyVerdict> verdicts =
        new KeyChecker(env).checkAll(sheet(values), new Cancellation());
    return verdicts.get(name).kind();
  }

  @Test
  void statusesTellAGoodKeyFromAWrongOneAndFromWhatProvesNothing() {
    Map<String, String> values = Map.of("LLM_URL", here() + "/v1/", "LLM_API_KEY", VALUE);
    KeyChecker checker = new KeyChecker(Map.of());
    KeySheet sheet = sheet(values);

    KeyVerdict good = checker.checkAll(sheet, new Cancellation()).get("LLM_API_KEY");
    assertThat(good.kind()).isEqualTo(KeyVerdict.Kind.OK);
    assertThat(good.host()).isEqualTo("127.0.0.1");
    assertThat(asked).containsExactly("/v1/models Bearer " + VALUE + "null");
    for (int refused : new int[] {401, 403}) {
      status = refused;
      KeyVerdict wrong = checker.checkAll(sheet, new Cancellation()).get("LLM_API_KEY");
      assertThat(wrong.word()).isEqualTo("wrong");
      assertThat(wrong.status()).isEqualTo(refused);
    }
    for (int unclear : new int[] {302, 404, 429, 500, 503}) {
      status = unclear;
      assertThat(checker.checkAll(sheet, new Cancellation()).get("LLM_API_KEY").word())
          .isEqualTo("unknown");
    }
  }

  @Test
  void aFieldOfTheAnswerDecidesWhereTheStatusDoesNot() {
    Map<String, String> values = Map.of("GOOGLE_PLACES_KEY", VALUE);
    body = "{\"status\":\"ZERO_RESULTS\"}";
    assertThat(kind("GOOGLE_PLACES_KEY", values)).isEqualTo(KeyVerdict.Kind.OK);
    body = "{\"status\":\"REQUEST_DENIED\"}";
    assertThat(kind("GOOGLE_PLACES_KEY", values)).isEqualTo(KeyVerdict.Kind.WRONG);
    body = "{\"status\":\"OVER_QUERY_LIMIT\"}";
    assertThat(kind("GOOGLE_PLACES_KEY", values)).isEqualTo(KeyVerdict.Kind.UNCLEAR);
    body = "<html>a captive portal</html>";
    assertThat(kind("GOOGLE_PLACES_KEY", values)).isEqualTo(KeyVerdict.Kind.UNCLEAR);
    assertThat(asked.getFirst())
        .startsWith("/maps/api/place/textsearch/json?query=Montreal&key=sk-canary+%2B%2F%3D%26 ");
  }

  @Test
  void azureGetsItsKeyInItsOwnHeader() {
    assertThat(kind("AZURE_API_KEY", Map.of("AZURE_API_KEY", "a1b2")))
        .isEqualTo(KeyVerdict.Kind.OK);
    assertThat(asked).containsExactly("/vision/v3.2/models nulla1b2");
  }

  @Test
  void nobodyThereAndNoAnswerAreNotWrong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, String> env =
          Map.of(KeyChecker.BASE + "LLM_API_KEY", "http://127.0.0.1:" + silent.getLocalPort());
      KeySheet sheet = sheet(Map.of("LLM_API_KEY", VALUE));
      KeyVerdict late =
          new KeyChecker(env, Duration.ofMillis(300))
              .checkAll(sheet, new Cancellation())
              .get("LLM_API_KEY");
      assertThat(late.kind()).isEqualTo(KeyVerdict.Kind.SILENT);
      assertThat(late.word()).isEqualTo("unknown");
      silent.close();
      KeyVerdict gone = new KeyChecker(env).checkAll(sheet, new Cancellation()).get("LLM_API_KEY");
      assertThat(gone.kind()).isEqualTo(KeyVerdict.Kind.UNREACHABLE);
    }
  }

  @Test
  void anAddressThatIsNoneAndAKeyThatNoHeaderHoldsSendNothing() {
    for (String address : List.of("llm.example.org", "ftp://x/v1", "http://", "ht tp://x")) {
      KeySheet sheet = sheet(Map.of("LLM_URL", address, "LLM_API_KEY", VALUE));
      assertThat(
              new KeyChecker(Map.of())
                  .checkAll(sheet, new Cancellation())
                  .get("LLM_API_KEY")
                  .kind())
          .as(address)
          .isEqualTo(KeyVerdict.Kind.NO_ADDRESS);
    }
    assertThat(kind("LLM_API_KEY", Map.of("LLM_API_KEY", "a\u0001b")))
        .isEqualTo(KeyVerdict.Kind.NO_ADDRESS);
    assertThat(asked).isEmpty();
  }

  @Test
  void onlyValuesThatAreThereAndCanBeCheckedAreAsked() {
    Map<String, KeyVerdict> verdicts =
        new KeyChecker(Map.of()).checkAll(sheet(Map.of("LLM_MODEL", "m")), new Cancellation());
    assertThat(verdicts.values()).extracting(KeyVerdict::word).containsOnly("skip");
    assertThat(verdicts.keySet()).contains("LLM_API_KEY", "GOOGLE_PLACES_KEY", "AZURE_API_KEY");
    assertThat(asked).isEmpty();
  }
}
