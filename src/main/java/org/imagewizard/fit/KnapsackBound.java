package org.imagewizard.fit;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The most value that still fits one resource, all of it taken as one sum. A service that several
 * open goals need is charged to each of them in equal parts: whichever goals are taken, together
 * they are charged no more than what they use, so the fractional knapsack over goals is a bound.
 */
final class KnapsackBound {
  private final Instance in;
  private final State state;
  private final long[] size;
  private final long capacity;
  private final int[] sharers;
  private final double[] charge;
  private final int[] order;

  KnapsackBound(Instance in, State state, long[] size, long capacity) {
    this.in = in;
    this.state = state;
    this.size = size;
    this.capacity = capacity;
    sharers = new int[in.serviceCount];
    charge = new double[in.itemCount];
    order = new int[in.itemCount];
  }

  /** A bound on the value of the goals that are open. */
  long open() {
    double room = capacity;
    Arrays.fill(sharers, 0);
    for (int s = 0; s < in.serviceCount; s++) {
      room -= state.of(s) == State.ON ? size[s] : 0;
    }
    double wanted = 0;
    for (int i = in.serviceCount; i < in.itemCount; i++) {
      if (candidate(i)) {
        BitSet closure = in.closure[i];
        for (int s = next(closure, 0); s >= 0; s = next(closure, s + 1)) {
          sharers[s]++;
        }
      }
    }
    int count = 0;
    for (int i = in.serviceCount; i < in.itemCount; i++) {
      if (candidate(i)) {
        charge[i] = 0;
        BitSet closure = in.closure[i];
        for (int s = next(closure, 0); s >= 0; s = next(closure, s + 1)) {
          charge[i] += (double) size[s] / sharers[s];
        }
        wanted += charge[i];
        order[count++] = i;
      }
    }
    return wanted <= room ? state.valueOpen() : fill(room, count);
  }

  private long fill(double room, int count) {
    cheapestFirst(count);
    double value = 0;
    double left = room;
    for (int at = 0; at < count; at++) {
      int i = order[at];
      if (charge[i] <= left) {
        value += in.value[i];
        left -= charge[i];
      } else {
        value += in.value[i] * left / charge[i];
        break;
      }
    }
    // A hair more, so that rounding never makes the bound too low.
    return (long) Math.floor(value + 1e-6);
  }

  /** Sorts the goals to look at by what a point of value is charged. */
  private void cheapestFirst(int count) {
    for (int i = 1; i < count; i++) {
      int goal = order[i];
      double price = charge[goal] / in.value[goal];
      int at = i;
      while (at > 0 && charge[order[at - 1]] / in.value[order[at - 1]] > price) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = goal;
    }
  }

  private boolean candidate(int item) {
    return in.value[item] > 0 && state.of(item) == State.OPEN;
  }

  private int next(BitSet closure, int from) {
    int s = closure.nextSetBit(from);
    while (s >= 0 && s < in.serviceCount && (size[s] == 0 || state.of(s) == State.ON)) {
      s = closure.nextSetBit(s + 1);
    }
    return s >= 0 && s < in.serviceCount ? s : -1;
  }
}
