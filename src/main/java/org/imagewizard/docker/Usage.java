package org.imagewizard.docker;

/**
 * What a container has used, as the engine counts it at one moment. Two of them make a rate.
 *
 * @param cpuNanos processor time since the container's start
 * @param systemNanos processor time of the whole computer, all processors added up
 * @param cpus how many processors it may use
 * @param memoryBytes in use, without the file cache that the kernel can take back
 * @param received network bytes since the start, as all others below
 * @param read disk bytes
 */
public record Usage(
    long cpuNanos,
    long systemNanos,
    int cpus,
    long memoryBytes,
    long received,
    long sent,
    long read,
    long written) {
  private static final long MEBI = 1024 * 1024;

  public long memoryMiB() {
    return memoryBytes / MEBI;
  }

  /** Percent of one processor between an earlier moment and this one; 0 when time stood still. */
  public double cpuPercentSince(Usage earlier) {
    long system = systemNanos - earlier.systemNanos;
    long own = cpuNanos - earlier.cpuNanos;
    return system <= 0 || own < 0 ? 0 : 100.0 * own / system * cpus;
  }
}
