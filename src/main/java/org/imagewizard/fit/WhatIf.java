package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.imagewizard.base.task.Cancellation;

/**
 * Single changes that would let one more capability in. Each was solved again with the change
 * applied; none is a guess.
 */
final class WhatIf {
  /** No single card has more. */
  private static final long LARGEST_MIB = 192L * 1024;

  private static final long STEP_MIB = 10;

  /** So much memory and disk that neither is in the way. */
  private static final long AMPLE = 1L << 30;

  private final FitModel model;
  private final Placement now;
  private final Solver solver;
  private final Cancellation cancellation;
  private final Conflicts conflicts;

  WhatIf(FitModel model, Placement now, Solver solver, Cancellation cancellation) {
    this.model = model;
    this.now = now;
    this.solver = solver;
    this.cancellation = cancellation;
    conflicts = new Conflicts(cancellation);
  }

  /** The smallest set of pins (of anybody) that this capability cannot be together with. */
  List<String> against(String capability) {
    if (possibleAlone(capability)) {
      return List.of();
    }
    List<String> conflict = conflicts.smallest(Models.withWants(model, List.of(capability)));
    return conflict.stream().filter(entry -> entry.startsWith("pin ")).toList();
  }

  /** Whether it could be on if nothing else were asked for. */
  boolean possibleAlone(String capability) {
    return conflicts.possible(Models.withWants(model, List.of(capability)));
  }

  /** The changes that admit it while all that is on now stays on, and what could be given up. */
  List<Change> changesFor(String capability) {
    FitModel all = allAnd(capability);
    List<Change> result = new ArrayList<>();
    for (int g = 0; g < model.gpus().size(); g++) {
      int position = g;
      String card = String.valueOf(model.gpus().get(g).id());
      least(mib -> Models.withLargerCard(all, position, mib))
          .ifPresent(mib -> result.add(new Change(Change.Kind.CARD, List.of(card), mib)));
    }
    result.sort(Comparator.comparingLong(Change::mib));
    while (result.size() > 1 && result.getLast().kind() == Change.Kind.CARD) {
      result.removeLast();
    }
    if (model.gpus().isEmpty()) {
      least(mib -> Models.withAnotherCard(all, mib))
          .ifPresent(mib -> result.add(new Change(Change.Kind.NEW_CARD, List.of(), mib)));
    }
    least(mib -> Models.withMoreRam(all, mib))
        .ifPresent(mib -> result.add(new Change(Change.Kind.RAM, List.of(), mib)));
    least(mib -> Models.withMoreDisk(all, mib))
        .ifPresent(mib -> result.add(new Change(Change.Kind.DISK, List.of(), mib)));
    drop(capability).ifPresent(result::add);
    move(all).or(() -> unpin(all)).ifPresent(result::add);
    return result;
  }

  /**
   * Services that must come on for it, were there room for everything: the fewest that let it in
   * while all that is on stays on.
   */
  List<FitModel.Item> newcomers(String capability) {
    FitModel ample = Models.withMoreDisk(Models.withMoreRam(allAnd(capability), AMPLE), AMPLE);
    for (int g = 0; g < model.gpus().size(); g++) {
      ample = Models.withLargerCard(ample, g, LARGEST_MIB);
    }
    ample = model.gpus().isEmpty() ? Models.withAnotherCard(ample, LARGEST_MIB) : ample;
    Placement with =
        solver.solve(Models.withoutValues(ample), Map.of(), Fit.NODE_CAP, cancellation);
    return with.conflict().isEmpty()
        ? model.services().stream()
            .filter(item -> with.places().getOrDefault(item.name(), Place.OFF).isOn())
            .filter(item -> !now.places().getOrDefault(item.name(), Place.OFF).isOn())
            .toList()
        : List.of();
  }

  /** A service that the person put on a card, and that could as well run on the processor. */
  private Optional<Change> move(FitModel all) {
    for (FitModel.Item item : model.services()) {
      String pin = model.pins().getOrDefault(item.name(), "");
      if (item.cpu() && pin.startsWith("gpu:")) {
        Map<String, String> pins = new HashMap<>(all.pins());
        pins.put(item.name(), "cpu");
        if (conflicts.possible(Models.withPins(all, pins))) {
          return Optional.of(new Change(Change.Kind.MOVE, List.of(item.name()), 0));
        }
      }
    }
    return Optional.empty();
  }

  /** Everything that counts now, extras too, and one more capability. */
  private FitModel allAnd(String capability) {
    List<String> wants = new ArrayList<>(now.capabilities());
    wants.add(capability);
    Map<String, String> pins = new HashMap<>(model.pins());
    extraServices().forEach(name -> pins.putIfAbsent(name, "on"));
    return Models.with(model, model.services(), pins, wants);
  }

  /** The services of the extras that count now. */
  private Set<String> extraServices() {
    Set<String> names = new TreeSet<>();
    for (FitModel.Goal goal : model.capabilities()) {
      for (FitModel.Bonus bonus : goal.extras()) {
        boolean counts =
            now.capabilities().contains(goal.id())
                && bonus.services().stream()
                    .allMatch(name -> now.places().getOrDefault(name, Place.OFF).isOn());
        if (counts) {
          names.addAll(bonus.services());
        }
      }
    }
    return names;
  }

  private Optional<Change> unpin(FitModel all) {
    for (Map.Entry<String, String> pin : new TreeMap<>(model.pins()).entrySet()) {
      String name = pin.getKey();
      Map<String, String> pins = new HashMap<>(all.pins());
      pins.remove(name);
      if (!pin.getValue().equals("off") && conflicts.possible(Models.withPins(all, pins))) {
        return Optional.of(new Change(Change.Kind.UNPIN, List.of(name), 0));
      }
    }
    return Optional.empty();
  }

  /** What the best selection with it on would do without. */
  private Optional<Change> drop(String capability) {
    List<String> wants = new ArrayList<>(model.wants());
    wants.add(capability);
    Placement with =
        solver.solve(Models.withWants(model, wants), Map.of(), Fit.NODE_CAP, cancellation);
    List<String> lost = new ArrayList<>();
    now.capabilities().stream()
        .filter(c -> !with.capabilities().contains(c))
        .sorted()
        .forEach(lost::add);
    extraServices().stream()
        .filter(name -> !with.places().getOrDefault(name, Place.OFF).isOn())
        .forEach(lost::add);
    return with.conflict().isEmpty() && !lost.isEmpty()
        ? Optional.of(new Change(Change.Kind.DROP, lost, 0))
        : Optional.empty();
  }

  /** The least enlargement that makes it possible, in steps a person would say. */
  private Optional<Long> least(LongFunction<FitModel> enlarged) {
    if (!conflicts.possible(enlarged.apply(LARGEST_MIB))) {
      return Optional.empty();
    }
    long low = 0;
    long high = LARGEST_MIB / STEP_MIB + 1;
    while (low < high) {
      long middle = (low + high) / 2;
      if (conflicts.possible(enlarged.apply(middle * STEP_MIB))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(low * STEP_MIB);
  }
}
