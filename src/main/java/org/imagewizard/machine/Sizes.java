package org.imagewizard.machine;

import java.util.Locale;

/** Memory and disk in words. */
final class Sizes {
  private static final long BYTES_PER_MIB = 1024L * 1024;

  private Sizes() {}

  static String gib(long mib) {
    return String.format(Locale.ROOT, "%.1f GiB", mib / 1024.0);
  }

  static long mib(long bytes) {
    return bytes / BYTES_PER_MIB;
  }
}
