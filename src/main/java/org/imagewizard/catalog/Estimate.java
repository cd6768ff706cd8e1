package org.imagewizard.catalog;

/**
 * What a service is thought to need, for one replica, in MiB. Never shown without the word
 * "estimate", or "measured" where it was.
 *
 * @param imageMiB unpacked
 * @param basis where the figures come from, one sentence
 * @param measured whether memory was measured on a running service rather than estimated
 */
public record Estimate(
    long vramMiB,
    long ramGpuMiB,
    long ramCpuMiB,
    long imageMiB,
    String basis,
    Confidence confidence,
    boolean measured) {

  /** How much to believe it. */
  public enum Confidence {
    NONE,
    LOW,
    MEDIUM,
    HIGH
  }

  /** Nobody measured it. */
  public Estimate(
      long vramMiB,
      long ramGpuMiB,
      long ramCpuMiB,
      long imageMiB,
      String basis,
      Confidence confidence) {
    this(vramMiB, ramGpuMiB, ramCpuMiB, imageMiB, basis, confidence, false);
  }

  public static Estimate unknown() {
    return new Estimate(0, 0, 0, 0, "no estimate", Confidence.NONE);
  }
}
