package org.imagewizard.docker;

import java.util.List;
import java.util.Map;

/**
 * An image that the engine has.
 *
 * @param id the engine's own
 * @param tags names with their tags; empty when every tag has moved on to a newer build
 * @param digests {@code NAME@sha256:…} as the registries know it; empty when it was never pulled
 * @param created when it was built, ISO 8601; empty when the image does not say
 * @param bytes on this disk, layers shared with other images included
 */
public record LocalImage(
    String id,
    List<String> tags,
    List<String> digests,
    String created,
    long bytes,
    Map<String, String> labels) {
  public LocalImage {
    tags = List.copyOf(tags);
    digests = List.copyOf(digests);
    labels = Map.copyOf(labels);
  }

  /** The commit it was built from, by the label that image builders agree on; may be empty. */
  public String revision() {
    return labels.getOrDefault("org.opencontainers.image.revision", "");
  }

  /** Whether this is what a registry calls by that digest. */
  public boolean is(String digest) {
    return id.equals(digest) || digests.stream().anyMatch(one -> one.endsWith("@" + digest));
  }
}
