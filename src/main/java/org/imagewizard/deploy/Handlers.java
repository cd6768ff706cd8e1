package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Which handler a rendering came from. The response does not say it, so this goes by renderer type
 * and description; where that does not decide, it is "unknown".
 */
final class Handlers {
  private Handlers() {}

  static String of(String renderer, JsonNode rendering) {
    String named = rendering.path("metadata").path("description").asText();
    if (named.matches("[a-z0-9-]+")) {
      return named;
    }
    String text = rendering.path("description").asText().toLowerCase(Locale.ROOT);
    return switch (renderer) {
      case "Text" -> text.startsWith("server status") ? "motd-handler" : "photo-audio-handler";
      case "SegmentAudio", "SimpleAudio" ->
          text.contains("chart") || text.contains("pie")
              ? "high-charts-handler"
              : text.contains("street")
                  ? "osm-streets-handler"
                  : text.contains("point") ? "autour-handler" : "photo-audio-handler";
      case "TactileSVG" ->
          text.contains("map") ? "map-tactile-svg-handler" : "photo-tactile-svg-handler";
      case "PhotoAudioHaptics" -> "photo-audio-haptics-handler";
      case "SimpleHaptics" -> "hello-haptics-handler";
      default -> "unknown";
    };
  }
}
