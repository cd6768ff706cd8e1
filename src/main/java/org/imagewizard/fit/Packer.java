package org.imagewizard.fit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts sets of services on cards, exactly, and remembers each set (a bit mask) it was asked about.
 */
final class Packer {
  /** More fallbacks than there can be: the set does not fit. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Instance in;
  private final Effort effort;
  private final Map<Long, Integer> fewest = new HashMap<>();
  private final Map<Long, Packing> best = new HashMap<>();

  /** The services that can use a card, the largest first; equals stay in the order of names. */
  private final int[] largestFirst;

  Packer(Instance in, Effort effort) {
    this.in = in;
    this.effort = effort;
    largestFirst = in.gpuServices.clone();
    for (int i = 1; i < largestFirst.length; i++) {
      int service = largestFirst[i];
      int at = i;
      while (at > 0 && in.vram[largestFirst[at - 1]] < in.vram[service]) {
        largestFirst[at] = largestFirst[at - 1];
        at--;
      }
      largestFirst[at] = service;
    }
  }

  /** The fewest of these services that must go to the processor, RAM apart, or {@link #NEVER}. */
  int fewestFallbacks(long mask) {
    if (mask == 0) {
      return 0;
    }
    Integer known = fewest.get(mask);
    if (known == null) {
      known = countFallbacks(ordered(mask));
      fewest.put(mask, known);
    }
    return known;
  }

  /** The best packing, RAM apart; the set must fit. */
  Packing best(long mask) {
    Packing known = best.get(mask);
    if (known == null) {
      known =
          new PackingSearch(in, effort, ordered(mask), fewestFallbacks(mask), Long.MAX_VALUE)
              .run()
              .orElseThrow();
      best.put(mask, known);
    }
    return known;
  }

  /** The best packing of which all services together take at most this much RAM. */
  Optional<Packing> bestWithin(long mask, long ram) {
    Packing free = best(mask);
    int[] ordered = ordered(mask);
    if (ramOf(mask, free) <= ram) {
      return Optional.of(free);
    }
    int most = 0;
    for (int s : ordered) {
      most += in.cpu[s] ? 1 : 0;
    }
    for (int fallbacks = fewestFallbacks(mask); fallbacks <= most; fallbacks++) {
      Optional<Packing> found = new PackingSearch(in, effort, ordered, fallbacks, ram).run();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private long ramOf(long mask, Packing packing) {
    long sum = 0;
    int i = 0;
    for (int s : in.gpuServices) {
      if ((mask & 1L << in.gpuBit[s]) != 0) {
        sum += packing.places()[i++] == Instance.CPU ? in.ramCpu[s] : in.ramGpu[s];
      }
    }
    return sum;
  }

  /** The services of a mask, the largest on a card first. */
  private int[] ordered(long mask) {
    int[] result = new int[Long.bitCount(mask)];
    int count = 0;
    for (int s : largestFirst) {
      if ((mask & 1L << in.gpuBit[s]) != 0) {
        result[count++] = s;
      }
    }
    return result;
  }

  private int countFallbacks(int[] ordered) {
    long excess = -in.allCapacity;
    for (int s : ordered) {
      excess += in.vram[s];
    }
    int least = 0;
    int movable = 0;
    for (int s : ordered) {
      if (in.cpu[s]) {
        movable++;
        if (excess > 0) {
          excess -= in.vram[s];
          least++;
        }
      }
    }
    if (excess > 0) {
      return NEVER;
    }
    for (int fallbacks = least; fallbacks <= movable; fallbacks++) {
      if (firstFit(ordered, fallbacks)
          || new PackingSearch(in, effort, ordered, fallbacks, Long.MAX_VALUE).possible()) {
        return fallbacks;
      }
    }
    return NEVER;
  }

  /** A quick yes: the largest to the processor, the others each where it leaves least. */
  private boolean firstFit(int[] ordered, int fallbacks) {
    long[] left = in.capacity.clone();
    int moves = fallbacks;
    for (int s : ordered) {
      if (moves > 0 && in.cpu[s]) {
        moves--;
        continue;
      }
      int choice = -1;
      for (int g = 0; g < left.length; g++) {
        boolean fits = (in.cards[s] & 1L << g) != 0 && left[g] >= in.vram[s];
        if (fits && (choice < 0 || left[g] < left[choice])) {
          choice = g;
        }
      }
      if (choice < 0) {
        return false;
      }
      left[choice] -= in.vram[s];
    }
    return true;
  }
}
