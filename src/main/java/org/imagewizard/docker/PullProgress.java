package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/**
 * Adds up the layers of one image transfer from the engine's progress lines (one JSON object each).
 * The answer's status is 200 even when the transfer fails: the error is a line inside it.
 */
final class PullProgress {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Layer(long received, long total, boolean downloaded) {}

  private final Phrase failure;
  private final Map<String, Layer> layers = new HashMap<>();
  private String lastStatus = "";

  /**
   * @param failure the sentence for a failure, without its end: "The image X can't be pulled"
   */
  PullProgress(Phrase failure) {
    this.failure = failure;
  }

  /**
   * @throws ProblemException kind OUTCOME with the engine's words, when the line is an error
   */
  void line(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (IOException e) {
      return;
    }
    Optional<String> error = error(json);
    if (error.isPresent()) {
      throw failed(error.get());
    }
    lastStatus = json.path("status").asText("");
    String id = json.path("id").asText("");
    if (!id.isEmpty()) {
      layer(id, lastStatus, json.path("progressDetail"));
    }
  }

  ProblemException failed(String words) {
    return new ProblemException(
        Problem.outcome("pull.failed", Sentence.of("pull.failed", failure, words), List.of(words)));
  }

  private static Optional<String> error(JsonNode json) {
    String detail = json.path("errorDetail").path("message").asText("");
    String error = detail.isEmpty() ? json.path("error").asText("") : detail;
    return error.isEmpty() ? Optional.empty() : Optional.of(error.strip());
  }

  private void layer(String id, String status, JsonNode detail) {
    Layer old = layers.getOrDefault(id, new Layer(0, 0, false));
    switch (status) {
      case "Pulling fs layer", "Waiting" -> layers.put(id, old);
      case "Downloading" -> {
        long total = Math.max(old.total(), detail.path("total").asLong());
        layers.put(id, new Layer(detail.path("current").asLong(), total, false));
      }
      case "Verifying Checksum", "Download complete", "Extracting", "Pull complete" ->
          layers.put(id, new Layer(old.total(), old.total(), true));
      case "Already exists" -> layers.put(id, new Layer(0, 0, true));
      default -> {
        // "Pulling from …" carries the tag as its id; "Retrying in 5 seconds" changes no bytes.
      }
    }
  }

  /** The layers of this image that are brought now, in no order. */
  void tell(Engine.PullListener listener) {
    layers.forEach((id, layer) -> listener.layer(id, layer.received(), layer.total()));
  }

  long received() {
    return layers.values().stream().mapToLong(Layer::received).sum();
  }

  long total() {
    return layers.values().stream().mapToLong(Layer::total).sum();
  }

  /** Whether only local work is left, such as checksums and unpacking, which may be silent long. */
  boolean downloaded() {
    return !layers.isEmpty() && layers.values().stream().allMatch(Layer::downloaded);
  }

  String lastStatus() {
    return lastStatus;
  }
}
