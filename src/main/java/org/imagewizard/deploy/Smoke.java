package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.RenderRequest.Shape;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/**
 * Proves that the server works: sends what the browser extension would send, one request for each
 * graphic that a running handler takes, and looks for what each handler should have made of it.
 * Status 200 with an empty list of renderings is a normal answer of the server, and no success.
 */
final class Smoke {
  /** A handler without a time-out of its own may take as long as its slowest model. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** The server that is meant was not reached at all. */
  private static final String NOBODY = "smoke.silent";

  private final Engine engine;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<SmokeResult.Rendering> renderings = new ArrayList<>();
  private final List<Phrase> missing = new ArrayList<>();

  /** Whether it is known that this server is the one that answers. */
  private boolean known;

  Smoke(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param graphic a person's own picture: then whatever comes of it is enough
   */
  SmokeResult run(Deployment deployment, Optional<Path> graphic, Cancellation cancellation) {
    Set<String> services =
        deployment.plan().running().stream().map(PlannedService::name).collect(Collectors.toSet());
    List<Handlers.Expected> expected =
        graphic.isPresent() ? List.of() : Handlers.expected(services);
    for (Shape shape : shapes(expected)) {
      cancellation.check();
      List<Handlers.Expected> wanted =
          expected.stream().filter(one -> one.shape() == shape).toList();
      Instant sent = Instant.now();
      try {
        ask(deployment, shape, graphic, services, cancellation);
        judge(deployment, shape, wanted, sent);
      } catch (ProblemException e) {
        if (e.problem().kind() != Problem.Kind.OUTCOME) {
          throw e;
        }
        missing.add(Sentence.of("smoke.of", shape.said(), e.problem().what()));
        if (e.problem().id().equals(NOBODY)) {
          // The other graphics would only say it again.
          break;
        }
      }
    }
    return new SmokeResult(missing.isEmpty() && !renderings.isEmpty(), renderings, missing);
  }

  /** The message first, because it needs no model; a photo when nothing is known to answer. */
  private static Set<Shape> shapes(List<Handlers.Expected> expected) {
    Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    expected.forEach(one -> shapes.add(one.shape()));
    return shapes.isEmpty() ? EnumSet.of(Shape.PHOTO) : shapes;
  }

  private void ask(
      Deployment deployment,
      Shape shape,
      Optional<Path> graphic,
      Set<String> services,
      Cancellation cancellation) {
    Timed timed = send(deployment, RenderRequest.of(shape, graphic), cancellation);
    JsonNode answer = timed.answer();
    double seconds = timed.seconds();
    if (!answer.path("renderings").isArray()) {
      throw outcome("smoke.form", Sentence.of("smoke.no-list"));
    }
    for (JsonNode node : answer.path("renderings")) {
      String type = node.path("type_id").asText();
      String name = type.substring(type.lastIndexOf('.') + 1);
      renderings.add(
          new SmokeResult.Rendering(
              Handlers.of(shape, name, node, services),
              shape.word(),
              type,
              node.path("description").asText(),
              seconds,
              node.path("description").asText().length() > 300
                  ? Optional.empty()
                  : Rendered.of(name, node.path("data"))));
    }
  }

  private void judge(
      Deployment deployment, Shape shape, List<Handlers.Expected> wanted, Instant sent) {
    List<SmokeResult.Rendering> came =
        renderings.stream().filter(one -> one.graphic().equals(shape.word())).toList();
    if (wanted.isEmpty() && came.isEmpty()) {
      missing.add(Sentence.of("smoke.empty", shape.said()));
    }
    for (SmokeResult.Rendering one : came) {
      if (one.content().isEmpty()) {
        missing.add(Sentence.of("smoke.content", shape.said(), one.handler(), one.type()));
      }
    }
    List<Handlers.Expected> absent =
        wanted.stream().filter(one -> came.stream().noneMatch(got -> is(one, got))).toList();
    if (!absent.isEmpty()) {
      Suspects suspects = new Suspects(engine, deployment.plan().project());
      absent.forEach(
          one ->
              missing.add(
                  Sentence.of(
                      "smoke.nothing", one.words(), one.handler(), suspects.why(one, sent))));
    }
  }

  private static boolean is(Handlers.Expected wanted, SmokeResult.Rendering came) {
    String name = came.type().substring(came.type().lastIndexOf('.') + 1);
    // Where two handlers make the same of a graphic, the answer may not tell which it was.
    boolean who = came.handler().equals(wanted.handler()) || came.handler().equals("unknown");
    return who && wanted.types().contains(name);
  }

  private record Timed(JsonNode answer, double seconds) {}

  private Timed send(Deployment deployment, String body, Cancellation cancellation) {
    Optional<Arrival> arrival =
        known || !engine.info().remote()
            ? Optional.empty()
            : Optional.of(new Arrival(engine, deployment.plan().project()));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(deployment.address() + "/render"))
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long from = System.nanoTime();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    cancellation.onCancel(() -> answer.cancel(true));
    try {
      HttpResponse<String> response = answer.get();
      double seconds = (System.nanoTime() - from) / 1e9;
      if (arrival.isPresent() && !arrival.get().came(body.length())) {
        throw outcome(NOBODY, stranger(deployment));
      }
      known = true;
      if (response.statusCode() != 200) {
        throw outcome(
            "smoke.status",
            Sentence.of(
                "smoke.status", String.valueOf(response.statusCode()), cut(response.body())));
      }
      return new Timed(RenderRequest.JSON.readTree(response.body()), seconds);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof java.net.http.HttpTimeoutException
          && !(e.getCause() instanceof java.net.http.HttpConnectTimeoutException)) {
        throw outcome("smoke.slow", Sentence.of("smoke.slow", (int) LONGEST.toSeconds()));
      }
      throw outcome(NOBODY, silent(deployment));
    } catch (InterruptedException | java.util.concurrent.CancellationException e) {
      throw new ProblemException(Problem.cancelled(), e);
    } catch (IOException e) {
      throw outcome("smoke.form", Sentence.of("smoke.no-json"));
    }
  }

  private Phrase silent(Deployment deployment) {
    EngineInfo there = engine.info();
    String address = deployment.address() + "/render";
    return there.remote()
        ? Sentence.of(
            "smoke.silent.far",
            address,
            FarPaths.tunnel(deployment.plan().port(), there.endpoint()))
        : Sentence.of("smoke.silent", address);
  }

  private Phrase stranger(Deployment deployment) {
    return Sentence.of(
        "smoke.stranger",
        deployment.address() + "/render",
        FarPaths.tunnel(deployment.plan().port(), engine.info().endpoint()));
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 200 ? line.substring(0, 200) + " …" : line;
  }

  private static ProblemException outcome(String id, Phrase summary) {
    return new ProblemException(Problem.outcome(id, summary, List.of()));
  }
}
