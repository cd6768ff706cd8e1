package org.imagewizard.catalog;

/**
 * What a service is thought to need, for one replica, in MiB. Never shown without the word
 * "estimate".
 *
 * @param imageMiB unpacked
 * @param basis where the figures come from, one sentence
 */
public record Estimate(
    long vramMiB,
    long ramGpuMiB,
    long ramCpuMiB,
    long imageMiB,
    String basis,
    Confidence confidence) {

  /** How much to believe it. */
  public enum Confidence {
    NONE,
    LOW,
    MEDIUM,
    HIGH
  }

  public static Estimate unknown() {
    return new Estimate(0, 0, 0, 0, "no estimate", Confidence.NONE);
  }
}
