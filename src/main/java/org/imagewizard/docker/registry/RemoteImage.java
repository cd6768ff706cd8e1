package org.imagewizard.docker.registry;

import java.util.List;

/**
 * An image in a registry, for one platform.
 *
 * @param digest {@code sha256:…} of what the tag names: an index of platforms, or one manifest
 * @param platformDigest of this platform's own manifest; the same as {@code digest} without an
 *     index
 * @param platforms every platform there is, such as {@code linux/amd64}
 * @param created when it was built, ISO 8601; empty when the image does not say
 * @param revision the commit it was built from; empty when the image does not say
 */
public record RemoteImage(
    String digest,
    String platformDigest,
    List<String> platforms,
    String created,
    String revision,
    List<Layer> layers) {
  /**
   * One layer.
   *
   * @param digest of the compressed bytes, as they are downloaded
   * @param bytes compressed
   * @param diffId of the unpacked bytes, by which an engine knows it; empty when the image does not
   *     say
   */
  public record Layer(String digest, long bytes, String diffId) {}

  public RemoteImage {
    platforms = List.copyOf(platforms);
    layers = List.copyOf(layers);
  }
}
