package org.imagewizard.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the documents of a registry, of the OCI's and Docker's own kinds alike. Both kinds must be
 * asked for by name, or a registry may answer with the schema of before 2017.
 */
final class Manifests {
  static final String ACCEPT =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  /** The label that image builders agree on. */
  static final String REVISION = "org.opencontainers.image.revision";

  private Manifests() {}

  static boolean isIndex(JsonNode json) {
    return json.path("manifests").isArray();
  }

  /** Without the entries that say how an image was built: their platform is unknown. */
  static List<String> platforms(JsonNode index) {
    List<String> platforms = new ArrayList<>();
    for (JsonNode entry : index.path("manifests")) {
      String platform = platformOf(entry.path("platform"));
      if (!platform.startsWith("unknown/")) {
        platforms.add(platform);
      }
    }
    return platforms;
  }

  /** Of the variants of an architecture, the first: the index's own order of preference. */
  static Optional<String> platformDigest(JsonNode index, String architecture) {
    for (JsonNode entry : index.path("manifests")) {
      JsonNode platform = entry.path("platform");
      if (platform.path("os").asText("").equals("linux")
          && platform.path("architecture").asText("").equals(architecture)) {
        return Optional.of(entry.path("digest").asText(""));
      }
    }
    return Optional.empty();
  }

  /** From an image's own description. */
  static String platform(JsonNode config) {
    return platformOf(config);
  }

  private static String platformOf(JsonNode json) {
    String variant = json.path("variant").asText("");
    return json.path("os").asText("unknown")
        + "/"
        + json.path("architecture").asText("unknown")
        + (variant.isEmpty() ? "" : "/" + variant);
  }

  /** The layers of a manifest, each with the name that an engine gives it once unpacked. */
  static List<RemoteImage.Layer> layers(JsonNode manifest, JsonNode config) {
    JsonNode diffs = config.path("rootfs").path("diff_ids");
    List<RemoteImage.Layer> layers = new ArrayList<>();
    for (JsonNode layer : manifest.path("layers")) {
      layers.add(
          new RemoteImage.Layer(
              layer.path("digest").asText(""),
              layer.path("size").asLong(),
              diffs.path(layers.size()).asText("")));
    }
    return layers;
  }
}
