package org.imagewizard.wizard.version;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.docker.registry.RemoteImage;

/**
 * What has to be downloaded for some images, each layer once however many images share it.
 *
 * @param bytes compressed, still to come
 * @param localBytes compressed, of layers that are here
 */
public record Download(long bytes, long localBytes) {
  private static final long MEBI = 1024 * 1024;

  /** Compressed layers unpack to about this much more: an estimate. */
  private static final double UNPACKED = 2.5;

  public static final Download NONE = new Download(0, 0);

  /**
   * @param local of every local image, the digests of its unpacked layers from the bottom up
   * @param byContent whether the engine keeps layers by their content (containerd's store): then
   *     one is never fetched twice; otherwise only when all that lie below it are the same too
   */
  public static Download of(
      Collection<RemoteImage> images, List<List<String>> local, boolean byContent) {
    Set<String> here = new HashSet<>();
    for (List<String> image : local) {
      String chain = "";
      for (String layer : image) {
        chain = byContent ? layer : chain + "/" + layer;
        here.add(chain);
      }
    }
    Map<String, Long> sizes = new HashMap<>();
    Set<String> present = new HashSet<>();
    for (RemoteImage image : images) {
      String chain = "";
      for (RemoteImage.Layer layer : image.layers()) {
        chain = byContent ? layer.diffId() : chain + "/" + layer.diffId();
        sizes.put(layer.digest(), layer.bytes());
        if (!layer.diffId().isEmpty() && here.contains(chain)) {
          present.add(layer.digest());
        }
      }
    }
    long all = sizes.values().stream().mapToLong(Long::longValue).sum();
    long localBytes = present.stream().mapToLong(sizes::get).sum();
    return new Download(all - localBytes, localBytes);
  }

  /** Rounded up, so that something to come is never nothing. */
  public long mib() {
    return mib(bytes);
  }

  public long localMiB() {
    return mib(localBytes);
  }

  /** How much room the unpacked layers to come take, estimated. */
  public long unpackedMiB() {
    return mib((long) (bytes * UNPACKED));
  }

  private static long mib(long bytes) {
    return (bytes + MEBI - 1) / MEBI;
  }
}
