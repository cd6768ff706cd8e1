package org.imagewizard.wizard.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;

/**
 * Asks an OpenAI-compatible service which models it offers, and whether one describes a picture in
 * the form that IMAGE asks for: JSON by a schema. Blocks; thread-safe.
 */
public final class LanguageModels {
  /** A model may have to be loaded first. */
  private static final Duration PICTURE = Duration.ofSeconds(60);

  /** A red square of 32 pixels. */
  private static final String RED =
      "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKklEQVR42mO4ICBAU8QwasGoBaMWjFowasGoBaMW"
          + "jFowasGoBaMWDBULAGFgwC4HDqGmAAAAAElFTkSuQmCC";

  private static final Pattern SEES =
      Pattern.compile(
          "(?i).*(\\bvl|-vl|vision|llava|pixtral|gpt-4o|gpt-4\\.1|gpt-5|gemini|claude|gemma-?3"
              + "|internvl|minicpm-?v|moondream|molmo|llama-?4|qwen3\\.5|omni).*");

  private static final Pattern NO_ANSWERS =
      Pattern.compile("(?i).*(embed|\\bbge|-bge|rerank|whisper|tts|dall-e|moderation|e5-).*");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyHttp http;

  public LanguageModels(Map<String, String> env) {
    this.http = new KeyHttp(env);
  }

  /** What a model's name promises; only a test shows what is true. */
  public enum Promise {
    PICTURES,
    UNKNOWN,
    NO_ANSWERS
  }

  /** A model on offer. */
  public record Model(String name, Promise promise) {}

  /** How a model did with a test picture. */
  public enum Sight {
    /** It saw what there was, and said so in the form that was asked for. */
    WORKS,
    /** The right form, and not what the picture shows. */
    WRONG,
    /** An answer in another form. */
    FORM,
    /** The request was refused: often a model without eyes. */
    REFUSED,
    /** No answer. */
    SILENT
  }

  /**
   * The models on offer, those that promise to read pictures first; empty when nobody says.
   *
   * @param sheet with LLM_URL and LLM_API_KEY
   */
  public List<Model> models(KeySheet sheet, Cancellation cancellation) {
    Optional<URI> uri = uri(sheet, "/models");
    if (uri.isEmpty()) {
      return List.of();
    }
    KeyHttp.Reply reply =
        http.send(uri.get(), headers(sheet), Optional.empty(), KeyChecker.LIMIT, cancellation);
    List<Model> models = new ArrayList<>();
    if (reply.status() == 200) {
      reply.body().path("data").forEach(model -> models.add(model(model.path("id").asText(""))));
    }
    models.removeIf(model -> model.name().isBlank());
    models.sort(Comparator.comparing(Model::promise).thenComparing(Model::name));
    return models;
  }

  static Model model(String name) {
    return new Model(
        name,
        NO_ANSWERS.matcher(name).matches()
            ? Promise.NO_ANSWERS
            : SEES.matcher(name).matches() ? Promise.PICTURES : Promise.UNKNOWN);
  }

  /**
   * Shows LLM_MODEL a red square and asks for its colour. The request costs what a request costs
   * there.
   */
  public Sight look(KeySheet sheet, Cancellation cancellation) {
    Optional<URI> uri = uri(sheet, "/chat/completions");
    if (uri.isEmpty()) {
      return Sight.SILENT;
    }
    KeyHttp.Reply reply =
        http.send(
            uri.get(),
            headers(sheet),
            Optional.of(question(sheet.value("LLM_MODEL").reveal())),
            PICTURE,
            cancellation);
    if (!reply.answered() || reply.status() >= 500 || reply.status() == 429) {
      return Sight.SILENT;
    }
    if (reply.status() != 200) {
      return Sight.REFUSED;
    }
    return sight(reply.body().path("choices").path(0).path("message").path("content").asText(""));
  }

  private static Sight sight(String content) {
    try {
      JsonNode json = JSON.readTree(content.strip());
      if (json != null && json.path("colour").isTextual()) {
        String colour = json.path("colour").asText().toLowerCase(Locale.ROOT);
        return colour.contains("red") ? Sight.WORKS : Sight.WRONG;
      }
    } catch (IOException e) {
      // Words, and no JSON.
    }
    return Sight.FORM;
  }

  private static ObjectNode question(String model) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model);
    var content = body.putArray("messages").addObject().put("role", "user").putArray("content");
    content
        .addObject()
        .put("type", "text")
        .put("text", "Which colour fills this picture? Answer with one English word, as JSON.");
    content
        .addObject()
        .put("type", "image_url")
        .putObject("image_url")
        .put("url", "data:image/png;base64," + RED);
    ObjectNode schema =
        body.putObject("response_format")
            .put("type", "json_schema")
            .putObject("json_schema")
            .put("name", "picture")
            .put("strict", true)
            .putObject("schema");
    schema.put("type", "object").put("additionalProperties", false);
    schema.putObject("properties").putObject("colour").put("type", "string");
    schema.putArray("required").add("colour");
    return body;
  }

  private static Map<String, String> headers(KeySheet sheet) {
    return Map.of("Authorization", "Bearer " + sheet.value("LLM_API_KEY").reveal());
  }

  /** Without an address of its own the cloud is meant, whose list nobody needs to see. */
  private static Optional<URI> uri(KeySheet sheet, String path) {
    Secret base = sheet.value("LLM_URL");
    if (!base.reveal().strip().matches("https?://[^\\s/]+\\S*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(base.reveal().strip().replaceFirst("/+$", "") + path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
