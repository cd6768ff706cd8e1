package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One set of services, at most so many on the processor, within so much RAM: the largest smallest
 * head-room, then the fewest changes. Depth first, the largest service first; a bound on the
 * average and on the tightest card ends most branches, and a state met before is not entered again.
 */
final class PackingSearch {
  private final Instance in;
  private final Effort effort;
  private final int[] services;
  private final int fallbacks;
  private final long ramLimit;
  private final long[] left;
  private final int[] place;
  private final long[] vramFrom;
  private final long[] leastRamFrom;
  private final int[] movableFrom;
  private final long headroomLimit;

  /** With a RAM limit two equal loads may differ in what is left to spend. */
  private final boolean remember;

  /** The fewest changes with which a state of the cards was entered. */
  private final Map<List<Long>, Integer> seen = new HashMap<>();

  private @Nullable Packing best;
  private boolean anyWillDo;
  private boolean finished;

  PackingSearch(Instance in, Effort effort, int[] services, int fallbacks, long ramLimit) {
    this.in = in;
    this.effort = effort;
    this.services = services;
    this.fallbacks = fallbacks;
    this.ramLimit = ramLimit;
    left = in.capacity.clone();
    place = new int[services.length];
    vramFrom = new long[services.length + 1];
    leastRamFrom = new long[services.length + 1];
    movableFrom = new int[services.length + 1];
    for (int i = services.length - 1; i >= 0; i--) {
      int s = services[i];
      vramFrom[i] = vramFrom[i + 1] + in.vram[s];
      leastRamFrom[i] = leastRamFrom[i + 1] + in.leastRam(s);
      movableFrom[i] = movableFrom[i + 1] + (in.cpu[s] ? 1 : 0);
    }
    remember = ramLimit == Long.MAX_VALUE && services.length > 4;
    headroomLimit = headroomLimit();
  }

  /** The best packing; empty when there is none. */
  Optional<Packing> run() {
    descend(0, fallbacks, 0, 0);
    return Optional.ofNullable(best);
  }

  boolean possible() {
    anyWillDo = true;
    return run().isPresent();
  }

  private void descend(int i, int movesLeft, long ram, int changes) {
    effort.node();
    if (ram + leastRamFrom[i] > ramLimit) {
      return;
    }
    if (i == services.length) {
      offer(changes);
      return;
    }
    if (hopeless(i, movesLeft, changes) || known(i, movesLeft, changes)) {
      return;
    }
    int s = services[i];
    int before = in.previous[s];
    boolean stay = in.hasPrevious && before >= 0 && before < left.length;
    if (stay) {
      putOnCard(i, before, movesLeft, ram, changes);
    }
    // The largest first is the processor's by default: it leaves the cards the most room.
    if (in.cpu[s] && movesLeft > 0) {
      place[i] = Instance.CPU;
      int changed = in.hasPrevious && before != Instance.CPU ? 1 : 0;
      descend(i + 1, movesLeft - 1, ram + in.ramCpu[s], changes + changed);
    }
    for (int g : roomiestFirst()) {
      if (!finished && !(stay && g == before) && !likeAnEarlierCard(g)) {
        putOnCard(i, g, movesLeft, ram, changes);
      }
    }
  }

  private void putOnCard(int i, int g, int movesLeft, long ram, int changes) {
    int s = services[i];
    if ((in.cards[s] & 1L << g) == 0 || left[g] < in.vram[s]) {
      return;
    }
    left[g] -= in.vram[s];
    place[i] = g;
    int changed = in.hasPrevious && in.previous[s] != g ? 1 : 0;
    descend(i + 1, movesLeft, ram + in.ramGpu[s], changes + changed);
    left[g] += in.vram[s];
  }

  private void offer(int changes) {
    Packing found = new Packing(used(), headroom(), changes, inBitOrder());
    if (best == null || found.betterThan(best)) {
      best = found;
      boolean nothingBetter = found.headroom() >= headroomLimit && changes == 0;
      finished = anyWillDo || nothingBetter;
    }
  }

  private boolean hopeless(int i, int movesLeft, int changes) {
    if (finished || (best != null && effort.spent())) {
      return true;
    }
    long room = 0;
    long tightest = Long.MAX_VALUE;
    for (long l : left) {
      room += l;
      tightest = Math.min(tightest, l);
    }
    long must = vramFrom[i] - movable(i, movesLeft);
    if (must > room) {
      return true;
    }
    if (best == null || left.length == 0) {
      return false;
    }
    long most = Math.min(tightest, (room - must) / left.length);
    return most < best.headroom() || (most == best.headroom() && changes >= best.changes());
  }

  /** The most memory that so many moves to the processor could spare the cards from here on. */
  private long movable(int i, int moves) {
    long sum = 0;
    int rest = Math.min(moves, movableFrom[i]);
    for (int j = i; rest > 0; j++) {
      if (in.cpu[services[j]]) {
        sum += in.vram[services[j]];
        rest--;
      }
    }
    return sum;
  }

  private boolean known(int i, int movesLeft, int changes) {
    if (!remember) {
      return false;
    }
    long[] loads = left.clone();
    if (in.cardsAlike) {
      Arrays.sort(loads);
    }
    List<Long> key = new ArrayList<>(loads.length + 1);
    key.add((long) i << 32 | movesLeft);
    for (long load : loads) {
      key.add(load);
    }
    Integer before = seen.get(key);
    if (before != null && before <= changes) {
      return true;
    }
    seen.put(key, changes);
    return false;
  }

  private int[] roomiestFirst() {
    int[] order = new int[left.length];
    for (int g = 0; g < order.length; g++) {
      int at = g;
      while (at > 0 && left[order[at - 1]] < left[g]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = g;
    }
    return order;
  }

  private boolean likeAnEarlierCard(int g) {
    if (in.cardsAlike) {
      for (int other = 0; other < g; other++) {
        if (left[other] == left[g]) {
          return true;
        }
      }
    }
    return false;
  }

  /** No packing leaves more on the tightest card; sizes come in multiples of their divisor. */
  private long headroomLimit() {
    if (left.length == 0) {
      return 0;
    }
    long must = vramFrom[0] - movable(0, fallbacks);
    long unit = 0;
    for (int s : services) {
      unit = gcd(in.vram[s], unit);
    }
    long low = 0;
    long high = headroom();
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (holds(middle, must, Math.max(1, unit))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private boolean holds(long headroom, long must, long unit) {
    long room = 0;
    for (long l : left) {
      room += (l - headroom) / unit * unit;
    }
    return room >= must;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private int used() {
    int count = 0;
    for (int p : place) {
      count += p == Instance.CPU ? 1 : 0;
    }
    return count;
  }

  private long headroom() {
    long least = left.length == 0 ? 0 : Long.MAX_VALUE;
    for (long l : left) {
      least = Math.min(least, l);
    }
    return least;
  }

  private int[] inBitOrder() {
    int[] result = new int[services.length];
    for (int i = 0; i < result.length; i++) {
      int before = 0;
      for (int s : services) {
        before += in.gpuBit[s] < in.gpuBit[services[i]] ? 1 : 0;
      }
      result[before] = place[i];
    }
    return result;
  }
}
