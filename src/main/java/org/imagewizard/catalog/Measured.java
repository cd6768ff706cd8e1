package org.imagewizard.catalog;

import java.time.Instant;

/**
 * The most that one replica of a service was seen to take.
 *
 * @param tag of its image
 * @param gpuModel the card's name as its driver says it; empty when it ran on the processor
 * @param vramMiB peak on the card; 0 on the processor
 * @param ramMiB peak of memory; 0 when it was not measured
 * @param when of the latest reading
 */
public record Measured(
    String service, String tag, String gpuModel, long vramMiB, long ramMiB, Instant when) {

  /** Whether both are about the same thing, so that only the higher peak is of interest. */
  boolean sameAs(Measured other) {
    return service.equals(other.service)
        && tag.equals(other.tag)
        && gpuModel.equals(other.gpuModel);
  }

  /** Whether the other, about the same thing, is nothing new. */
  public boolean covers(Measured other) {
    return sameAs(other) && vramMiB >= other.vramMiB && ramMiB >= other.ramMiB;
  }

  public Measured peakWith(Measured other) {
    return new Measured(
        service,
        tag,
        gpuModel,
        Math.max(vramMiB, other.vramMiB),
        Math.max(ramMiB, other.ramMiB),
        when.isAfter(other.when) ? when : other.when);
  }
}
