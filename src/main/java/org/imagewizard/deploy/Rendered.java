package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a person gets of a rendering: a text to read, a sound to play, a drawing to show.
 *
 * @param kind decides which of the others are filled
 * @param text to read; empty for the others
 * @param bytes of a sound or a drawing
 * @param mime of the bytes, for example audio/wav
 */
public record Rendered(Kind kind, String text, byte[] bytes, String mime) {

  /** What can be done with it. */
  public enum Kind {
    TEXT,
    SOUND,
    DRAWING,
    /** For a device that this computer need not have; it came, and holds something. */
    DATA
  }

  /**
   * Reads a rendering's data in the form of its type.
   *
   * @param type the renderer's name without the common beginning
   * @return empty when the data is not in that form
   */
  static Optional<Rendered> of(String type, JsonNode data) {
    if (!data.isObject() || data.isEmpty()) {
      return Optional.empty();
    }
    return switch (type) {
      case "Text" ->
          Optional.of(data.path("text").asText(""))
              .filter(text -> !text.isBlank())
              .map(text -> new Rendered(Kind.TEXT, text, new byte[0], "text/plain"));
      case "SimpleAudio" -> bytes(Kind.SOUND, data.path("audio"), "audio/");
      case "SegmentAudio" ->
          data.path("audioInfo").isArray()
              ? bytes(Kind.SOUND, data.path("audioFile"), "audio/")
              : Optional.empty();
      case "TactileSVG" -> bytes(Kind.DRAWING, data.path("graphic"), "image/svg");
      case "SVGLayers" -> bytes(Kind.DRAWING, data.path("layers").path(0).path("svg"), "image/svg");
      default -> Optional.of(new Rendered(Kind.DATA, "", new byte[0], "application/json"));
    };
  }

  private static Optional<Rendered> bytes(Kind kind, JsonNode node, String mime) {
    String url = node.asText("");
    int comma = url.indexOf(',');
    if (!url.startsWith("data:" + mime) || comma < 0) {
      return Optional.empty();
    }
    String head = url.substring("data:".length(), comma);
    byte[] raw = url.substring(comma + 1).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] bytes =
          head.endsWith(";base64")
              ? Base64.getDecoder().decode(raw)
              : java.net.URLDecoder.decode(url.substring(comma + 1), StandardCharsets.UTF_8)
                  .getBytes(StandardCharsets.UTF_8);
      return bytes.length == 0
          ? Optional.empty()
          : Optional.of(new Rendered(kind, "", bytes, head.replaceFirst(";.*", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
