package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.Usage;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that a server takes, and answers of which only some are a success. */
class SmokeTest {
  private static final String SOUND = data("audio/wav");
  private static final String DRAWING = data("image/svg+xml");

  @TempDir Path folder;
  private final FakeEngine engine = new FakeEngine();
  private final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Function<JsonNode, String> answer = request -> renderings();
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/render",
        exchange -> {
          JsonNode request = RenderRequest.JSON.readTree(exchange.getRequestBody());
          asked.add(request);
          byte[] bytes = answer.apply(request).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everyRequestIsOneShapeOfTheServersSchema() {
    smoke(
        "motd-handler",
        "photo-tactile-svg-handler",
        "high-charts-handler",
        "autour-handler",
        "espnet-tts",
        "supercollider");

    assertThat(asked).hasSize(4);
    for (JsonNode request : asked) {
      assertThat(request.path("request_uuid").asText())
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(request.path("timestamp").isIntegralNumber()).isTrue();
      assertThat(request.path("language").asText()).hasSize(2);
      assertThat(request.path("renderers")).isInstanceOf(ArrayNode.class).isNotEmpty();
      assertThat(request.path("capabilities").isArray()).isTrue();
      long shapes =
          List.of("graphic", "coordinates", "placeID", "highChartsData").stream()
              .filter(request::has)
              .count();
      assertThat(shapes).as("exactly one shape, never mixed").isEqualTo(1);
      if (request.has("graphic")) {
        assertThat(request.path("graphic").asText()).startsWith("data:image/png;base64,");
        assertThat(request.path("dimensions")).hasSize(2).allMatch(side -> side.asInt() > 0);
        assertThat(request.has("context")).isTrue();
        assertThat(request.path("URL").asText()).matches("https?://[a-z]{2,}\\.[a-z]{2,}/");
      }
      if (request.has("coordinates")) {
        assertThat(request.has("context")).isTrue();
      }
    }
    assertThat(asked.getFirst().path("renderers"))
        .as("the message of the day needs no model, so it is asked first")
        .singleElement()
        .satisfies(one -> assertThat(one.asText()).endsWith(".Text"));
  }

  @Test
  void aQuestionTakesItsOwnWay() {
    smoke("text-followup-handler");

    assertThat(asked)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path("route").asText()).isEqualTo("followup");
              assertThat(request.path("followup").path("query").asText()).isNotBlank();
              assertThat(request.has("graphic")).isTrue();
            });
  }

  @Test
  void anEmptyListIsNoSuccessAndTheLogsAreAsked() {
    String orchestrator = engine.run("image-it", "orchestrator", "o");
    String handler = engine.run("image-it", "photo-tactile-svg-handler", "h");
    engine.print(orchestrator, "stdout", "all is well");

    answer =
        request -> {
          engine.print(handler, "stderr", "ERROR no segmentation in the request");
          return renderings();
        };
    SmokeResult result = smoke("photo-tactile-svg-handler");

    assertThat(result.ok()).isFalse();
    assertThat(said(result))
        .containsExactly(
            "photo as touch: photo-tactile-svg-handler gave nothing; photo-tactile-svg-handler"
                + " logged: ERROR no segmentation in the request.");
    assertThat(result.missing().getFirst().in(Locale.FRENCH))
        .isEqualTo(
            "photo à toucher\u00a0: photo-tactile-svg-handler n’a rien donné\u00a0; journal de"
                + " photo-tactile-svg-handler\u00a0: ERROR no segmentation in the request.");
  }

  @Test
  void whatStoodInTheLogsBeforeIsNotTheReason() {
    String handler = engine.run("image-it", "photo-tactile-svg-handler", "h");
    engine.print(handler, "stderr", "ERROR of yesterday");

    assertThat(said(smoke("photo-tactile-svg-handler")))
        .singleElement()
        .asString()
        .contains("nothing in the logs of")
        .doesNotContain("yesterday");
  }

  @Test
  void aServiceBehindTheHandlerThatIsGoneIsNamed() {
    engine.run(
        "image-it",
        "photo-tactile-svg-handler",
        "h",
        Map.of("ca.mcgill.a11y.image.required_dependencies", "semantic-segmentation"));
    engine.exit(engine.run("image-it", "semantic-segmentation", "s"), 3);

    assertThat(said(smoke("photo-tactile-svg-handler")))
        .singleElement()
        .asString()
        .contains("semantic-segmentation is exited, exit code 3");
  }

  @Test
  void everythingInItsFormIsASuccess() {
    answer =
        request ->
            renderings(
                rendering("TactileSVG", "A drawing", "{\"graphic\":\"" + DRAWING + "\"}"),
                rendering("Text", "A text", "{\"text\":\"Hills\"}"),
                rendering(
                    "SegmentAudio",
                    "A sound",
                    "{\"audioFile\":\"" + SOUND + "\",\"audioInfo\":[{}]}"));

    SmokeResult result =
        smoke("photo-tactile-svg-handler", "photo-audio-handler", "espnet-tts", "supercollider");

    assertThat(said(result)).isEmpty();
    assertThat(result.ok()).isTrue();
    assertThat(result.renderings())
        .extracting(SmokeResult.Rendering::handler)
        .containsExactly("photo-tactile-svg-handler", "photo-audio-handler", "photo-audio-handler");
    assertThat(result.renderings())
        .extracting(one -> one.content().orElseThrow().kind())
        .containsExactly(Rendered.Kind.DRAWING, Rendered.Kind.TEXT, Rendered.Kind.SOUND);
  }

  @Test
  void aRenderingOutOfItsFormIsNoSuccess() {
    answer = request -> renderings(rendering("TactileSVG", "A drawing", "{\"graphic\":\"?\"}"));

    SmokeResult result = smoke("photo-tactile-svg-handler");

    assertThat(result.ok()).isFalse();
    assertThat(said(result)).singleElement().asString().contains("not in the form");
  }

  @Test
  void theSoundIsOnlyExpectedWhereSomethingSpeaks() {
    answer = request -> renderings(rendering("Text", "A text", "{\"text\":\"Hills\"}"));

    assertThat(smoke("photo-audio-handler").ok()).isTrue();
    assertThat(said(smoke("photo-audio-handler", "espnet-tts", "supercollider")))
        .singleElement()
        .asString()
        .startsWith("photo as sound: photo-audio-handler gave nothing");
  }

  @Test
  void aRefusalIsToldInTheServersWords() {
    status = 500;
    answer = request -> "Error: connect ECONNREFUSED";

    assertThat(said(smoke("motd-handler")))
        .containsExactly("message: the server answered 500: Error: connect ECONNREFUSED");
  }

  @Test
  void aPersonsOwnPictureSaysItsSize() throws IOException {
    answer = request -> renderings(rendering("Text", "A text", "{\"text\":\"Hills\"}"));
    Path picture = folder.resolve("own.JPG");
    // Start of image, an application segment, then the frame: 8 bits, 480 high, 640 wide.
    Files.write(
        picture,
        new byte[] {
          -1, -40, -1, -32, 0, 4, 1, 2, -1, -64, 0, 11, 8, 1, -32, 2, -128, 1, 1, 17, 0, -1, -39
        });

    assertThat(run(Optional.of(picture), "photo-tactile-svg-handler").ok()).isTrue();
    assertThat(asked.getFirst().path("dimensions").toString()).isEqualTo("[640,480]");
    assertThat(asked.getFirst().path("graphic").asText()).startsWith("data:image/jpeg;base64,");
  }

  @Test
  void theAddressOfAnotherComputerIsNamedAsSuch() {
    server.stop(0);
    engine.info(FarPathsTest.engine("tcp://lab:2375"));
    assertThat(said(smoke("motd-handler")))
        .singleElement()
        .asString()
        .contains("nothing answered", "address of the engine's computer", "ssh -N -L", " lab");
  }

  @Test
  void aServerOfThisComputerIsNotTakenForOneOfAnother() {
    engine.info(FarPathsTest.engine("tcp://lab:2375"));
    String orchestrator = engine.run("image-it", "orchestrator", "o");
    answer =
        request -> {
          engine.usage(orchestrator, received(2_000));
          return renderings(rendering("Text", "A text", "{\"text\":\"Hills\"}"));
        };
    engine.usage(orchestrator, received(1_990));
    SmokeResult strangers = smoke("photo-audio-handler");
    assertThat(strangers.ok()).isFalse();
    assertThat(said(strangers))
        .singleElement()
        .asString()
        .contains("this server got no request", "ssh -N -L", " lab");

    // The same, but now the engine counts what was sent.
    engine.usage(orchestrator, received(0));
    answer =
        request -> {
          engine.usage(orchestrator, received(2 * request.toString().length()));
          return renderings(rendering("Text", "A text", "{\"text\":\"Hills\"}"));
        };
    assertThat(smoke("photo-audio-handler").ok()).isTrue();
  }

  private static Usage received(long bytes) {
    return new Usage(0, 0, 1, 0, bytes, 0, 0, 0);
  }

  private SmokeResult smoke(String... services) {
    return run(Optional.empty(), services);
  }

  private SmokeResult run(Optional<Path> graphic, String... services) {
    Deployment deployment = new Deployment(folder, plan(List.of(services)));
    return new Smoke(engine).run(deployment, graphic, new Cancellation());
  }

  private DeploymentPlan plan(List<String> services) {
    Settings usual = Settings.defaults();
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        "it",
        "bundled",
        "unstable",
        "",
        LanguageModel.NONE,
        services.stream().map(name -> new PlannedService(name, Place.CPU, 1, "")).toList(),
        List.of(),
        Map.of(),
        List.of(),
        server.getAddress().getPort(),
        usual.network(),
        usual.restart(),
        false,
        false,
        false,
        64,
        10,
        3,
        false);
  }

  private static String renderings(String... renderings) {
    return "{\"request_uuid\":\"x\",\"timestamp\":1,\"renderings\":["
        + String.join(",", renderings)
        + "]}";
  }

  private static String rendering(String type, String description, String data) {
    return "{\"type_id\":\"ca.mcgill.a11y.image.renderer.%s\",\"description\":\"%s\",\"data\":%s}"
        .formatted(type, description, data);
  }

  private static String data(String mime) {
    byte[] bytes = "content".getBytes(StandardCharsets.UTF_8);
    return "data:" + mime + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static List<String> said(SmokeResult result) {
    return result.missing().stream().map(Phrase::toString).toList();
  }
}
