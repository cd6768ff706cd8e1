package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.RenderRequest.Shape;

/**
 * What each of IMAGE's handlers makes of which graphic, as far as a graphic made for every server
 * can call for it. Left out are those that need a picture of their own kind (text in pictures,
 * diagrams) and those that never answer.
 */
final class Handlers {
  private static final Set<String> SOUND = Set.of("SegmentAudio", "SimpleAudio");

  /** What makes a sound out of words; the orchestrator knows nothing of these calls. */
  private static final List<String> SPEAKERS = List.of("espnet-tts", "supercollider");

  private static final List<Expected> KNOWN =
      List.of(
          new Expected("motd-handler", Shape.MESSAGE, "text", Set.of("Text"), List.of()),
          new Expected("photo-audio-handler", Shape.PHOTO, "sound", SOUND, SPEAKERS),
          new Expected("photo-audio-handler", Shape.PHOTO, "text", Set.of("Text"), List.of()),
          new Expected(
              "photo-tactile-svg-handler", Shape.PHOTO, "touch", Set.of("TactileSVG"), List.of()),
          new Expected("svg-od-handler", Shape.PHOTO, "layers", Set.of("SVGLayers"), List.of()),
          new Expected(
              "svg-semantic-seg-handler", Shape.PHOTO, "layers", Set.of("SVGLayers"), List.of()),
          new Expected("autour-handler", Shape.MAP, "sound", SOUND, SPEAKERS),
          new Expected("osm-streets-handler", Shape.MAP, "sound", SOUND, SPEAKERS),
          new Expected(
              "map-tactile-svg-handler", Shape.MAP, "touch", Set.of("TactileSVG"), List.of()),
          new Expected("high-charts-handler", Shape.CHART, "sound", SOUND, SPEAKERS),
          new Expected("text-followup-handler", Shape.QUESTION, "text", Set.of("Text"), List.of()));

  private Handlers() {}

  /**
   * One thing that must come.
   *
   * @param form what a person does with it, one word
   * @param types renderer names without their common beginning; one of them is enough
   * @param calls services that it cannot do without and that no label names
   */
  record Expected(String handler, Shape shape, String form, Set<String> types, List<String> calls) {
    /** The graphic and what becomes of it. */
    Phrase words() {
      return switch (form) {
        case "sound" -> Sentence.of("form.sound", shape.said());
        case "touch" -> Sentence.of("form.touch", shape.said());
        case "layers" -> Sentence.of("form.layers", shape.said());
        default -> Sentence.of("form.text", shape.said());
      };
    }
  }

  /** What a server with these services must answer. */
  static List<Expected> expected(Set<String> services) {
    return KNOWN.stream()
        .filter(one -> services.contains(one.handler()) && services.containsAll(one.calls()))
        .toList();
  }

  /**
   * Which handler a rendering came from. The answer does not say it: it goes by who of those that
   * run makes this form of this graphic, then by the words of the description.
   */
  static String of(Shape shape, String type, JsonNode rendering, Set<String> services) {
    String named = rendering.path("metadata").path("description").asText();
    if (services.contains(named)) {
      return named;
    }
    if (rendering.path("description").asText().equals("Server status message.")) {
      return "motd-handler";
    }
    List<String> able = new ArrayList<>();
    for (Expected one : KNOWN) {
      boolean fits = one.shape() == shape && one.types().contains(type);
      if (fits && services.contains(one.handler()) && !able.contains(one.handler())) {
        able.add(one.handler());
      }
    }
    return able.size() == 1 ? able.getFirst() : byWords(able, rendering);
  }

  private static String byWords(List<String> able, JsonNode rendering) {
    String text = rendering.path("description").asText().toLowerCase(Locale.ROOT);
    String likely =
        text.contains("street") || text.contains("intersection")
            ? "osm-streets-handler"
            : text.contains("point") || text.contains("place") || text.contains("nearby")
                ? "autour-handler"
                : text.contains("object")
                    ? "svg-od-handler"
                    : text.contains("segment") || text.contains("region")
                        ? "svg-semantic-seg-handler"
                        : "";
    return able.contains(likely) ? likely : "unknown";
  }
}
