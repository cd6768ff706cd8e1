package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.Solution;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;

/** The model of docs/fit.md, written down for a general solver: one optimum a level. */
public final class ChocoOracle {
  private static final int LARGEST = 2_000_000;
  private final FitModel fit;
  private final Map<String, Place> previous;

  public ChocoOracle(FitModel fit, Map<String, Place> previous) {
    this.fit = fit;
    this.previous = previous;
  }

  public Optional<Placement.Objective> solve() {
    Long[] levels = new Long[5];
    for (int level = 0; level < levels.length; level++) {
      Long optimum = level(level, levels);
      if (optimum == null) {
        return Optional.empty();
      }
      levels[level] = optimum;
    }
    return Optional.of(
        new Placement.Objective(
            levels[0],
            levels[1].intValue(),
            levels[2].intValue(),
            levels[3],
            levels[4].intValue()));
  }

  /** Whether the largest value is found and proven within this time; for the bench. */
  boolean provesValue(long limitMillis) {
    Model model = new Model();
    IntVar[] objective = build(model);
    model.getSolver().limitTime(limitMillis);
    model.getSolver().findOptimalSolution(objective[0], true);
    return !model.getSolver().isStopCriterionMet();
  }

  private Long level(int level, Long[] known) {
    Model model = new Model();
    IntVar[] objective = build(model);
    for (int i = 0; i < level; i++) {
      model.arithm(objective[i], "=", known[i].intValue()).post();
    }
    boolean maximise = level == 0 || level == 3;
    Solution best = model.getSolver().findOptimalSolution(objective[level], maximise);
    return best == null ? null : (long) best.getIntVal(objective[level]);
  }

  private IntVar[] build(Model model) {
    int cards = fit.gpus().size();
    Map<String, BoolVar> on = new HashMap<>();
    Map<String, BoolVar[]> places = new HashMap<>();
    for (FitModel.Item s : fit.services()) {
      BoolVar[] place = model.boolVarArray(s.name(), cards + 1);
      BoolVar isOn = model.boolVar(s.name());
      model.sum(place, "=", isOn).post();
      if (!s.cpu()) {
        model.arithm(place[0], "=", 0).post();
      }
      for (int g = 1; g <= cards && !s.gpu(); g++) {
        model.arithm(place[g], "=", 0).post();
      }
      if (s.base()) {
        model.arithm(isOn, "=", 1).post();
      }
      on.put(s.name(), isOn);
      places.put(s.name(), place);
    }
    pins(model, on, places);
    for (FitModel.Item s : fit.services()) {
      needs(model, on.get(s.name()), s.needs(), on);
    }
    conflicts(model, on);
    IntVar headroom = resources(model, places, on);
    IntVar value = value(model, on);
    List<BoolVar> fallbacks = new ArrayList<>();
    List<IntVar> changes = new ArrayList<>();
    for (FitModel.Item s : fit.services()) {
      if (s.gpu() && s.cpu()) {
        fallbacks.add(places.get(s.name())[0]);
      }
      if (!previous.isEmpty()) {
        Place before = previous.getOrDefault(s.name(), Place.OFF);
        changes.add(
            switch (before.kind()) {
              case OFF -> on.get(s.name());
              case CPU -> model.boolNotView(places.get(s.name())[0]);
              case GPU -> model.boolNotView(places.get(s.name())[slot(before.gpu())]);
            });
      }
    }
    return new IntVar[] {
      value,
      sum(model, fallbacks),
      sum(model, new ArrayList<>(on.values())),
      headroom,
      sum(model, changes)
    };
  }

  /** A card's slot among a service's places, the processor's being 0; -1 for no such card. */
  private int slot(int card) {
    for (int g = 0; g < fit.gpus().size(); g++) {
      if (fit.gpus().get(g).id() == card) {
        return g + 1;
      }
    }
    return -1;
  }

  private void pins(Model model, Map<String, BoolVar> on, Map<String, BoolVar[]> places) {
    fit.pins()
        .forEach(
            (name, pin) -> {
              if (pin.equals("on") || pin.equals("off")) {
                model.arithm(on.get(name), "=", pin.equals("on") ? 1 : 0).post();
              } else {
                int slot = pin.equals("cpu") ? 0 : slot(Integer.parseInt(pin.substring(4)));
                BoolVar[] place = places.get(name);
                if (slot >= 0) {
                  model.arithm(place[slot], "=", 1).post();
                } else {
                  model.falseConstraint().post();
                }
              }
            });
  }

  private static void needs(
      Model model, BoolVar owner, List<List<String>> groups, Map<String, BoolVar> on) {
    for (List<String> group : groups) {
      BoolVar[] members =
          group.stream().distinct().filter(on::containsKey).map(on::get).toArray(BoolVar[]::new);
      if (members.length == 0) {
        model.arithm(owner, "=", 0).post();
      } else {
        model.sum(members, ">=", owner).post();
      }
    }
  }

  private void conflicts(Model model, Map<String, BoolVar> on) {
    for (List<String> pair : fit.conflicts()) {
      String a = pair.get(0);
      String b = pair.get(1);
      boolean bothPinned =
          !fit.pins().getOrDefault(a, "off").equals("off")
              && !fit.pins().getOrDefault(b, "off").equals("off");
      if (!a.equals(b) && !bothPinned) {
        model.arithm(on.get(a), "+", on.get(b), "<=", 1).post();
      }
    }
  }

  private IntVar resources(Model model, Map<String, BoolVar[]> places, Map<String, BoolVar> on) {
    List<IntVar> ram = new ArrayList<>();
    List<IntVar> disk = new ArrayList<>();
    for (FitModel.Item s : fit.services()) {
      BoolVar[] place = places.get(s.name());
      ram.add(model.mul(place[0], (int) s.ramCpuMiB() * s.replicas()));
      for (int g = 1; g < place.length; g++) {
        ram.add(model.mul(place[g], (int) s.ramGpuMiB() * s.replicas()));
      }
      disk.add(model.mul(on.get(s.name()), (int) s.diskMiB()));
    }
    model.arithm(sum(model, ram), "<=", (int) Math.min(LARGEST, fit.ramBudgetMiB())).post();
    model.arithm(sum(model, disk), "<=", (int) Math.min(LARGEST, fit.diskFreeMiB())).post();
    if (fit.gpus().isEmpty()) {
      return model.intVar(0);
    }
    IntVar[] rooms = new IntVar[fit.gpus().size()];
    for (int g = 0; g < rooms.length; g++) {
      List<IntVar> used = new ArrayList<>();
      for (FitModel.Item s : fit.services()) {
        used.add(model.mul(places.get(s.name())[g + 1], (int) s.vramMiB() * s.replicas()));
      }
      FitModel.Card card = fit.gpus().get(g);
      int capacity = (int) Math.max(0, card.freeMiB() - card.reserveMiB());
      rooms[g] = model.intVar("room" + g, 0, capacity);
      model.arithm(rooms[g], "+", sum(model, used), "=", capacity).post();
    }
    IntVar least = model.intVar("headroom", 0, LARGEST);
    model.min(least, rooms).post();
    return least;
  }

  private IntVar value(Model model, Map<String, BoolVar> on) {
    List<IntVar> values = new ArrayList<>();
    for (FitModel.Goal goal : fit.capabilities()) {
      BoolVar goalOn = model.boolVar(goal.id());
      needs(model, goalOn, goal.needs(), on);
      if (fit.wants().contains(goal.id())) {
        model.arithm(goalOn, "=", 1).post();
      }
      values.add(model.mul(goalOn, goal.value()));
      for (FitModel.Bonus bonus : goal.extras()) {
        BoolVar[] all = new BoolVar[bonus.services().size() + 1];
        all[0] = goalOn;
        for (int i = 1; i < all.length; i++) {
          all[i] = on.get(bonus.services().get(i - 1));
        }
        BoolVar counts = model.and(all).reify();
        values.add(model.mul(counts, bonus.value()));
      }
    }
    return sum(model, values);
  }

  private static IntVar sum(Model model, List<? extends IntVar> terms) {
    IntVar total = model.intVar(0, LARGEST);
    model.sum(terms.toArray(IntVar[]::new), "=", total).post();
    return total;
  }
}
