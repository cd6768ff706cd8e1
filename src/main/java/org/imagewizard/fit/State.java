package org.imagewizard.fit;

import java.util.BitSet;

/**
 * Which items are on, off or open, with everything that follows from it: a group with one way left
 * takes it, an item whose group is lost goes off, a rival goes off. Changes are undone to a mark.
 */
final class State {
  static final byte OPEN = 0;
  static final byte ON = 1;
  static final byte GONE = 2;

  private final Instance in;
  private final byte[] state;
  private final int[] groupOn;
  private final int[] groupOpen;
  private final int[] trail;
  private int trailSize;
  private int checked;

  /** Running sums over what is decided; see {@link #apply}. */
  private long valueOn;

  private long valueOpen;
  private int servicesOn;
  private long gpuMask;
  private int fixedFallbacks;
  private int fixedChanges;
  private long leastRam;
  private long processorRam;
  private long disk;

  State(Instance in) {
    this.in = in;
    state = new byte[in.itemCount];
    groupOn = new int[in.groupOwner.length];
    groupOpen = new int[in.groupOwner.length];
    for (int g = 0; g < groupOpen.length; g++) {
      groupOpen[g] = in.groupMembers[g].length;
    }
    trail = new int[in.itemCount];
    for (int v : in.value) {
      valueOpen += Math.max(0, v);
    }
  }

  byte of(int item) {
    return state[item];
  }

  boolean satisfied(int group) {
    return groupOn[group] > 0;
  }

  int open(int group) {
    return groupOpen[group];
  }

  long valueOn() {
    return valueOn;
  }

  /** The most value that could still come, resources apart. */
  long valueOpen() {
    return valueOpen;
  }

  int servicesOn() {
    return servicesOn;
  }

  /** Services on for which a card must be chosen. */
  long gpuMask() {
    return gpuMask;
  }

  int fixedFallbacks() {
    return fixedFallbacks;
  }

  int fixedChanges() {
    return fixedChanges;
  }

  long leastRam() {
    return leastRam;
  }

  /** RAM of the services on whose place is decided: the processor. */
  long processorRam() {
    return processorRam;
  }

  long disk() {
    return disk;
  }

  int mark() {
    return trailSize;
  }

  void undo(int mark) {
    while (trailSize > mark) {
      int item = trail[--trailSize];
      apply(item, state[item], -1);
      state[item] = OPEN;
    }
    checked = mark;
  }

  /** Sets what pins, wants and base say. */
  boolean start() {
    BitSet both = (BitSet) in.forcedOn.clone();
    both.and(in.forcedOff);
    if (in.impossible || !both.isEmpty()) {
      return false;
    }
    for (int g = 0; g < groupOpen.length; g++) {
      if (groupOpen[g] == 0 && !set(in.groupOwner[g], GONE)) {
        return false;
      }
    }
    return setAll(in.forcedOff, GONE) && setAll(in.forcedOn, ON);
  }

  private boolean setAll(BitSet items, byte to) {
    for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
      if (!set(item, to)) {
        return false;
      }
    }
    return true;
  }

  /** Sets an item and all that follows; false when that cannot be. The caller undoes. */
  boolean set(int item, byte to) {
    if (!assign(item, to)) {
      return false;
    }
    while (checked < trailSize) {
      int next = trail[checked++];
      if (!(state[next] == ON ? follow(next) : retreat(next))) {
        return false;
      }
    }
    return true;
  }

  private boolean assign(int item, byte to) {
    if (state[item] != OPEN) {
      return state[item] == to;
    }
    state[item] = to;
    trail[trailSize++] = item;
    apply(item, to, 1);
    return true;
  }

  private boolean follow(int item) {
    for (int rival : in.rivals[item]) {
      if (!assign(rival, GONE)) {
        return false;
      }
    }
    for (int group : in.groupsOf[item]) {
      if (groupOn[group] == 0 && !lastWay(group)) {
        return false;
      }
    }
    return true;
  }

  private boolean retreat(int item) {
    for (int group : in.groupsWith[item]) {
      if (groupOn[group] > 0) {
        continue;
      }
      int owner = in.groupOwner[group];
      if (groupOpen[group] == 0 ? !assign(owner, GONE) : state[owner] == ON && !lastWay(group)) {
        return false;
      }
    }
    return true;
  }

  private boolean lastWay(int group) {
    if (groupOpen[group] > 1) {
      return true;
    }
    for (int member : in.groupMembers[group]) {
      if (state[member] == OPEN) {
        return assign(member, ON);
      }
    }
    return false;
  }

  private void apply(int item, byte to, int sign) {
    for (int group : in.groupsWith[item]) {
      groupOpen[group] -= sign;
      groupOn[group] += to == ON ? sign : 0;
    }
    valueOpen -= (long) sign * Math.max(0, in.value[item]);
    if (to == ON) {
      valueOn += (long) sign * in.value[item];
    }
    if (item >= in.serviceCount) {
      return;
    }
    if (to == GONE) {
      fixedChanges += in.hasPrevious && in.previous[item] != Instance.OFF ? sign : 0;
      return;
    }
    servicesOn += sign;
    leastRam += sign * in.leastRam(item);
    disk += sign * in.disk[item];
    fixedFallbacks += sign * in.fixedFallback[item];
    if (in.gpuBit[item] >= 0) {
      gpuMask ^= 1L << in.gpuBit[item];
    } else {
      processorRam += sign * in.ramCpu[item];
      fixedChanges += in.hasPrevious && in.previous[item] != Instance.CPU ? sign : 0;
    }
  }
}
