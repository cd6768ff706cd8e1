package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.RenderRequest.Shape;

/**
 * Proves that the server works: sends what the browser extension would send and looks at what comes
 * back. A photo always; a map and a chart when the plan has a capability for them. Status 200 with
 * an empty list of renderings is a normal answer of the server, and no success.
 */
final class Smoke {
  /** A handler without a time-out of its own may take as long as its slowest model. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  SmokeResult run(Deployment deployment, Optional<Path> graphic, Cancellation cancellation) {
    List<SmokeResult.Rendering> renderings = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Shape shape : shapes(deployment, graphic)) {
      cancellation.check();
      long from = System.nanoTime();
      try {
        JsonNode answer = send(deployment, RenderRequest.of(shape, graphic), cancellation);
        double seconds = (System.nanoTime() - from) / 1e9;
        int before = renderings.size();
        answer.path("renderings").forEach(node -> renderings.add(rendering(node, seconds)));
        if (renderings.size() == before) {
          missing.add(shape.word() + ": the server answered, but without any rendering.");
        }
      } catch (ProblemException e) {
        if (e.problem().kind() != Problem.Kind.OUTCOME) {
          throw e;
        }
        missing.add(shape.word() + ": " + e.problem().summary());
      }
    }
    return new SmokeResult(missing.isEmpty() && !renderings.isEmpty(), renderings, missing);
  }

  private static List<Shape> shapes(Deployment deployment, Optional<Path> graphic) {
    List<Shape> shapes = new ArrayList<>(List.of(Shape.PHOTO));
    if (graphic.isEmpty()) {
      List<String> on = deployment.plan().capabilities();
      if (on.stream().anyMatch(id -> id.contains("chart"))) {
        shapes.add(Shape.CHART);
      }
      if (on.stream().anyMatch(id -> id.contains("map") || id.contains("places"))) {
        shapes.add(Shape.MAP);
      }
    }
    return shapes;
  }

  private JsonNode send(Deployment deployment, String body, Cancellation cancellation) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(deployment.address() + "/render"))
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    cancellation.onCancel(() -> answer.cancel(true));
    try {
      HttpResponse<String> response = answer.get();
      if (response.statusCode() != 200) {
        throw outcome("the server answered " + response.statusCode() + ": " + cut(response.body()));
      }
      return RenderRequest.JSON.readTree(response.body());
    } catch (ExecutionException e) {
      throw outcome("nothing answered at " + deployment.address() + "/render.");
    } catch (InterruptedException | java.util.concurrent.CancellationException e) {
      throw new ProblemException(Problem.cancelled(), e);
    } catch (IOException e) {
      throw outcome("the answer is no JSON.");
    }
  }

  private static SmokeResult.Rendering rendering(JsonNode node, double seconds) {
    String type = node.path("type_id").asText();
    String name = type.substring(type.lastIndexOf('.') + 1);
    return new SmokeResult.Rendering(
        Handlers.of(name, node), type, node.path("description").asText(), seconds);
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 200 ? line.substring(0, 200) + " …" : line;
  }

  private static ProblemException outcome(String summary) {
    return new ProblemException(Problem.outcome("smoke.failed", summary, List.of()));
  }
}
