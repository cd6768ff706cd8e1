package org.imagewizard.machine;

/** Units of memory and disk. */
final class Sizes {
  private static final long BYTES_PER_MIB = 1024L * 1024;

  private Sizes() {}

  static long mib(long bytes) {
    return bytes / BYTES_PER_MIB;
  }

  static long bytes(long mib) {
    return mib * BYTES_PER_MIB;
  }
}
