package org.imagewizard.fit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Depth-first branch and bound. First every goal with value is taken or given up, then every group
 * that is not satisfied yet gets a member. A branch ends when nothing below it can be better, level
 * by level, than the best found. Of equals the first met stays, which depends on names only.
 */
final class Search {
  private final Instance in;
  private final Effort effort;
  private final State state;
  private final Packer packer;
  private final Bounds bounds;
  private final boolean anyWillDo;
  private @Nullable Solution best;
  private boolean cut;
  private long openValue = Long.MIN_VALUE;

  /** A complete answer: a place code for each service, and which items are on. */
  record Solution(Score score, int[] places, boolean[] on) {}

  /** The levels of the objective, as in {@link Placement.Objective}. */
  record Score(long value, int fallbacks, int services, long headroom, int changes) {
    boolean betterThan(Score other) {
      if (value != other.value) {
        return value > other.value;
      }
      if (fallbacks != other.fallbacks) {
        return fallbacks < other.fallbacks;
      }
      if (services != other.services) {
        return services < other.services;
      }
      return headroom != other.headroom ? headroom > other.headroom : changes < other.changes;
    }
  }

  /**
   * @param anyWillDo stop at the first answer: only whether there is one is asked
   */
  Search(Instance in, Effort effort, boolean anyWillDo) {
    this.in = in;
    this.effort = effort;
    this.anyWillDo = anyWillDo;
    state = new State(in);
    packer = new Packer(in, effort);
    bounds = new Bounds(in, state, packer);
  }

  Optional<Solution> run() {
    if (state.start()) {
      descend();
    }
    return Optional.ofNullable(best);
  }

  /** False when the node cap ended it. */
  boolean proven() {
    return !cut;
  }

  /** The most value that the branches not entered could add. */
  long gap() {
    return best == null || !cut ? 0 : Math.max(0, openValue - best.score.value());
  }

  private void descend() {
    effort.node();
    if (!bounds.tighten(best == null ? Long.MIN_VALUE : best.score.value())) {
      return;
    }
    long most = bounds.value();
    if (stopped(most) || !promising(most)) {
      return;
    }
    int item = anyWillDo ? -1 : nextGoal();
    if (item < 0) {
      item = nextMember();
    }
    if (item < 0) {
      finish();
      return;
    }
    int mark = state.mark();
    if (state.set(item, State.ON)) {
      descend();
    }
    state.undo(mark);
    if (!(anyWillDo && best != null) && state.set(item, State.GONE)) {
      descend();
    }
    state.undo(mark);
  }

  private boolean stopped(long most) {
    if (best == null) {
      return false;
    }
    if (effort.spent()) {
      cut = true;
      openValue = Math.max(openValue, most);
      return true;
    }
    return anyWillDo;
  }

  /** Whether something better than the best can lie below; every level is a proven bound. */
  private boolean promising(long most) {
    Solution rival = best;
    if (rival == null || most > rival.score.value()) {
      return true;
    }
    Score known = rival.score;
    if (most < known.value()) {
      return false;
    }
    int fallbacks = state.fixedFallbacks() + packer.fewestFallbacks(state.gpuMask());
    if (fallbacks != known.fallbacks()) {
      return fallbacks < known.fallbacks();
    }
    int services = state.servicesOn() + bounds.servicesToCome();
    if (services != known.services()) {
      return services < known.services();
    }
    Packing packing = packer.best(state.gpuMask());
    if (packing.headroom() != known.headroom()) {
      return packing.headroom() > known.headroom();
    }
    return state.fixedChanges() + packing.changes() < known.changes();
  }

  private int nextGoal() {
    int choice = -1;
    for (int i = in.serviceCount; i < in.itemCount; i++) {
      boolean candidate = state.of(i) == State.OPEN && in.value[i] > 0;
      if (candidate && (choice < 0 || in.value[i] > in.value[choice])) {
        choice = i;
      }
    }
    return choice;
  }

  /** A member for the group with the fewest ways left; the one that asks least of the cards. */
  private int nextMember() {
    int group = -1;
    for (int g = 0; g < in.groupOwner.length; g++) {
      if (bounds.waiting(g) && (group < 0 || state.open(g) < state.open(group))) {
        group = g;
      }
    }
    if (group < 0) {
      return -1;
    }
    int choice = -1;
    for (int member : in.groupMembers[group]) {
      if (state.of(member) == State.OPEN && (choice < 0 || lighter(member, choice))) {
        choice = member;
      }
    }
    return choice;
  }

  private boolean lighter(int a, int b) {
    long difference = bounds.vramToAdd(a) - bounds.vramToAdd(b);
    if (difference != 0) {
      return difference < 0;
    }
    int more = in.closure[a].cardinality() - in.closure[b].cardinality();
    return more != 0 ? more < 0 : in.previous[a] != Instance.OFF && in.previous[b] == Instance.OFF;
  }

  /** Everything still open stays off: nothing needs it. */
  private void finish() {
    Optional<Packing> packed =
        packer.bestWithin(state.gpuMask(), in.ramBudget - state.processorRam());
    if (packed.isEmpty()) {
      return;
    }
    Packing packing = packed.get();
    int changes = state.fixedChanges() + packing.changes();
    int[] places = new int[in.serviceCount];
    int bit = 0;
    for (int s = 0; s < in.serviceCount; s++) {
      boolean on = state.of(s) == State.ON;
      places[s] = !on ? Instance.OFF : in.gpuBit[s] < 0 ? Instance.CPU : packing.places()[bit++];
      if (state.of(s) == State.OPEN && in.hasPrevious && in.previous[s] != Instance.OFF) {
        changes++;
      }
    }
    Score score =
        new Score(
            state.valueOn(),
            state.fixedFallbacks() + packing.fallbacks(),
            state.servicesOn(),
            packing.headroom(),
            changes);
    if (best == null || score.betterThan(best.score)) {
      boolean[] on = new boolean[in.itemCount];
      for (int i = 0; i < on.length; i++) {
        on[i] = state.of(i) == State.ON;
      }
      best = new Solution(score, places, on);
    }
  }
}
