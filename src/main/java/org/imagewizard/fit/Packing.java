package org.imagewizard.fit;

/**
 * Where a set of services goes.
 *
 * @param places a place code for each service of the set, in the order of its bits
 */
record Packing(int fallbacks, long headroom, int changes, int[] places) {

  /** Fewer fallbacks, then more head-room, then fewer changes. */
  boolean betterThan(Packing other) {
    if (fallbacks != other.fallbacks) {
      return fallbacks < other.fallbacks;
    }
    return headroom != other.headroom ? headroom > other.headroom : changes < other.changes;
  }
}
