package org.imagewizard.fit;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model of docs/fit.md for OR-Tools CP-SAT: one optimum a level, on one thread. */
public final class CpSat implements GeneralSolver {
  private static final double MILLIS_PER_SECOND = 1000;

  public CpSat() {
    Loader.loadNativeLibraries();
  }

  @Override
  public String name() {
    return "OR-Tools CP-SAT";
  }

  @Override
  public Optional<Placement.Objective> solve(FitModel fit) {
    Encoded encoded = new Encoded(fit);
    long[] levels = new long[encoded.objective.length];
    for (int level = 0; level < levels.length; level++) {
      CpSolver solver = solver();
      encoded.optimise(level);
      if (solver.solve(encoded.model) != CpSolverStatus.OPTIMAL) {
        return Optional.empty();
      }
      levels[level] = Math.round(solver.objectiveValue());
      encoded.model.addEquality(encoded.objective[level], levels[level]);
    }
    return Optional.of(
        new Placement.Objective(levels[0], (int) levels[1], (int) levels[2], levels[3], 0));
  }

  @Override
  public boolean provesValue(FitModel fit, long limitMillis) {
    Encoded encoded = new Encoded(fit);
    encoded.optimise(0);
    CpSolver solver = solver();
    solver.getParameters().setMaxTimeInSeconds(limitMillis / MILLIS_PER_SECOND);
    return solver.solve(encoded.model) == CpSolverStatus.OPTIMAL;
  }

  private static CpSolver solver() {
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(1);
    return solver;
  }

  /** Without a plan before: the level of changes is always 0. */
  private static final class Encoded {
    final CpModel model = new CpModel();
    final LinearExpr[] objective;

    private final FitModel fit;
    private final Map<String, BoolVar> on = new HashMap<>();
    private final Map<String, BoolVar[]> places = new HashMap<>();

    Encoded(FitModel fit) {
      this.fit = fit;
      LinearExprBuilder fallbacks = LinearExpr.newBuilder();
      LinearExprBuilder running = LinearExpr.newBuilder();
      for (FitModel.Item s : fit.services()) {
        place(s);
        running.add(on.get(s.name()));
        if (s.gpu() && s.cpu()) {
          fallbacks.add(places.get(s.name())[0]);
        }
      }
      for (FitModel.Item s : fit.services()) {
        needs(on.get(s.name()), s.needs());
      }
      for (List<String> pair : fit.conflicts()) {
        if (!pair.stream().allMatch(name -> Instance.isOnPin(pin(name)))) {
          model.addAtMostOne(List.of(on.get(pair.get(0)), on.get(pair.get(1))));
        }
      }
      objective = new LinearExpr[] {value(), fallbacks.build(), running.build(), resources()};
    }

    void optimise(int level) {
      model.clearObjective();
      if (level == 0 || level == 3) {
        model.maximize(objective[level]);
      } else {
        model.minimize(objective[level]);
      }
    }

    private String pin(String name) {
      return fit.pins().getOrDefault(name, "");
    }

    private void place(FitModel.Item s) {
      BoolVar isOn = model.newBoolVar(s.name());
      BoolVar[] place = new BoolVar[fit.gpus().size() + 1];
      for (int p = 0; p < place.length; p++) {
        place[p] = model.newBoolVar(s.name() + p);
        if (p == 0 ? !s.cpu() : !s.gpu()) {
          model.addEquality(place[p], 0);
        }
      }
      model.addEquality(LinearExpr.sum(place), isOn);
      String pin = pin(s.name());
      if (s.base() || pin.equals("on")) {
        model.addEquality(isOn, 1);
      }
      if (pin.equals("off")) {
        model.addEquality(isOn, 0);
      }
      if (pin.equals("cpu")) {
        model.addEquality(place[0], 1);
      }
      for (int g = 0; g < fit.gpus().size(); g++) {
        if (pin.equals("gpu:" + fit.gpus().get(g).id())) {
          model.addEquality(place[g + 1], 1);
        }
      }
      on.put(s.name(), isOn);
      places.put(s.name(), place);
    }

    private void needs(Literal owner, List<List<String>> groups) {
      for (List<String> group : groups) {
        Literal[] members =
            group.stream().filter(on::containsKey).map(on::get).toArray(Literal[]::new);
        model.addBoolOr(members).onlyEnforceIf(owner);
      }
    }

    private LinearExpr value() {
      LinearExprBuilder value = LinearExpr.newBuilder();
      for (FitModel.Goal goal : fit.capabilities()) {
        BoolVar goalOn = model.newBoolVar(goal.id());
        needs(goalOn, goal.needs());
        if (fit.wants().contains(goal.id())) {
          model.addEquality(goalOn, 1);
        }
        value.addTerm(goalOn, goal.value());
        for (FitModel.Bonus bonus : goal.extras()) {
          BoolVar counts = model.newBoolVar(goal.id() + " extra");
          model.addImplication(counts, goalOn);
          bonus.services().forEach(name -> model.addImplication(counts, on.get(name)));
          value.addTerm(counts, bonus.value());
        }
      }
      return value.build();
    }

    /** Keeps to the budgets; gives the smallest head-room. */
    private LinearExpr resources() {
      LinearExprBuilder ram = LinearExpr.newBuilder();
      LinearExprBuilder disk = LinearExpr.newBuilder();
      for (FitModel.Item s : fit.services()) {
        BoolVar[] place = places.get(s.name());
        ram.addTerm(place[0], s.ramCpuMiB() * s.replicas());
        for (int p = 1; p < place.length; p++) {
          ram.addTerm(place[p], s.ramGpuMiB() * s.replicas());
        }
        disk.addTerm(on.get(s.name()), s.diskMiB());
      }
      model.addLessOrEqual(ram, Math.max(0, fit.ramBudgetMiB()));
      model.addLessOrEqual(disk, Math.max(0, fit.diskFreeMiB()));
      if (fit.gpus().isEmpty()) {
        return LinearExpr.constant(0);
      }
      long most = fit.gpus().stream().mapToLong(CpSat::capacity).max().orElse(0);
      IntVar headroom = model.newIntVar(0, most, "headroom");
      for (int g = 0; g < fit.gpus().size(); g++) {
        LinearExprBuilder used = LinearExpr.newBuilder().add(headroom);
        for (FitModel.Item s : fit.services()) {
          used.addTerm(places.get(s.name())[g + 1], s.vramMiB() * s.replicas());
        }
        model.addLessOrEqual(used, capacity(fit.gpus().get(g)));
      }
      return LinearExpr.newBuilder().add(headroom).build();
    }
  }

  private static long capacity(FitModel.Card card) {
    return Math.max(0, card.freeMiB() - card.reserveMiB());
  }
}
