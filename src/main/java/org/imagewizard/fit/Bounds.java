package org.imagewizard.fit;

import java.util.BitSet;

/** What the resources rule out, and how good anything below the present state could still be. */
final class Bounds {
  private final Instance in;
  private final State state;
  private final Packer packer;

  /** Whether everything together would not fit; if it would, that resource is never looked at. */
  private final boolean cardsBind;

  private final boolean ramBinds;
  private final boolean diskBinds;
  private final KnapsackBound cardBound;
  private final KnapsackBound ramBound;
  private final KnapsackBound diskBound;
  private final long[] gpuClosure;

  Bounds(Instance in, State state, Packer packer) {
    this.in = in;
    this.state = state;
    this.packer = packer;
    long[] cardOnly = new long[in.serviceCount];
    long[] ram = new long[in.serviceCount];
    long allRam = 0;
    long allDisk = 0;
    long allCards = 0;
    for (int s = 0; s < in.serviceCount; s++) {
      ram[s] = in.leastRam(s);
      cardOnly[s] = in.cpu[s] ? 0 : in.vram[s];
      allRam += Math.max(in.ramGpu[s], in.ramCpu[s]);
      allDisk += in.disk[s];
      allCards |= in.gpuBit[s] < 0 || in.cpu[s] ? 0 : 1L << in.gpuBit[s];
    }
    cardsBind = packer.fewestFallbacks(allCards) == Packer.NEVER;
    ramBinds = allRam > in.ramBudget;
    diskBinds = allDisk > in.diskBudget;
    cardBound = new KnapsackBound(in, state, cardOnly, in.allCapacity);
    ramBound = new KnapsackBound(in, state, ram, in.ramBudget);
    diskBound = new KnapsackBound(in, state, in.disk, in.diskBudget);
    gpuClosure = new long[in.itemCount];
    for (int i = 0; i < in.itemCount; i++) {
      long mask = 0;
      for (int s = in.closure[i].nextSetBit(0);
          s >= 0 && s < in.serviceCount;
          s = in.closure[i].nextSetBit(s + 1)) {
        mask |= in.gpuBit[s] < 0 ? 0 : 1L << in.gpuBit[s];
      }
      gpuClosure[i] = mask;
    }
  }

  /**
   * Sets what has only one way left: an item that no longer fits goes off; a goal without which the
   * known value cannot be reached goes on. False when the state cannot be completed.
   */
  boolean tighten(long known) {
    boolean changed = true;
    while (changed) {
      if (!fits()) {
        return false;
      }
      int mark = state.mark();
      for (int i = 0; i < in.itemCount; i++) {
        if (state.of(i) != State.OPEN) {
          continue;
        }
        long reach = state.valueOn() + state.valueOpen();
        if (in.value[i] > 0 && reach - in.value[i] < known && !state.set(i, State.ON)) {
          return false;
        }
        if (state.of(i) == State.OPEN && !fitsWith(i) && !state.set(i, State.GONE)) {
          return false;
        }
      }
      changed = state.mark() != mark;
    }
    return true;
  }

  /** No more value than this below the present state. */
  long value() {
    long most = state.valueOn() + state.valueOpen();
    if (cardsBind) {
      most = Math.min(most, state.valueOn() + cardBound.open());
    }
    if (ramBinds) {
      most = Math.min(most, state.valueOn() + ramBound.open());
    }
    if (diskBinds) {
      most = Math.min(most, state.valueOn() + diskBound.open());
    }
    return most;
  }

  /** A group of something on that nothing satisfies yet. */
  boolean waiting(int group) {
    return state.of(in.groupOwner[group]) == State.ON && !state.satisfied(group);
  }

  /** At least so many services must still come on: waiting groups that share no member. */
  int servicesToCome() {
    BitSet met = new BitSet(in.itemCount);
    int count = 0;
    for (int g = 0; g < in.groupOwner.length; g++) {
      if (!waiting(g)) {
        continue;
      }
      boolean apart = true;
      for (int member : in.groupMembers[g]) {
        apart &= !met.get(member) || state.of(member) != State.OPEN;
      }
      if (apart) {
        for (int member : in.groupMembers[g]) {
          met.set(member);
        }
        count++;
      }
    }
    return count;
  }

  /** Card memory that a service and what it surely needs would add. */
  long vramToAdd(int item) {
    long sum = 0;
    long more = gpuClosure[item] & ~state.gpuMask();
    for (int s : in.gpuServices) {
      sum += (more & 1L << in.gpuBit[s]) != 0 ? in.vram[s] : 0;
    }
    return sum;
  }

  private boolean fits() {
    return state.leastRam() <= in.ramBudget
        && state.disk() <= in.diskBudget
        && packer.fewestFallbacks(state.gpuMask()) != Packer.NEVER;
  }

  private boolean fitsWith(int item) {
    long more = gpuClosure[item] & ~state.gpuMask();
    if (cardsBind && more != 0 && packer.fewestFallbacks(state.gpuMask() | more) == Packer.NEVER) {
      return false;
    }
    if (!ramBinds && !diskBinds) {
      return true;
    }
    long ram = state.leastRam();
    long disk = state.disk();
    BitSet closure = in.closure[item];
    for (int s = closure.nextSetBit(0);
        s >= 0 && s < in.serviceCount;
        s = closure.nextSetBit(s + 1)) {
      if (state.of(s) != State.ON) {
        ram += in.leastRam(s);
        disk += in.disk[s];
      }
    }
    return ram <= in.ramBudget && disk <= in.diskBudget;
  }
}
