package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A solver that knows nothing of this problem, for the bench. Those of {@code src/bench} are there
 * only in the profile {@code bench}: their libraries are too large for everybody's build.
 */
public interface GeneralSolver {
  String name();

  /** One optimum a level, each level after the one before; empty when there is no answer. */
  Optional<Placement.Objective> solve(FitModel model);

  /** Whether the largest value is found and proven within this time. */
  boolean provesValue(FitModel model, long limitMillis);

  static List<GeneralSolver> all() {
    List<GeneralSolver> all = new ArrayList<>(List.of(choco()));
    ServiceLoader.load(GeneralSolver.class).forEach(all::add);
    return all;
  }

  private static GeneralSolver choco() {
    return new GeneralSolver() {
      @Override
      public String name() {
        return "choco-solver";
      }

      @Override
      public Optional<Placement.Objective> solve(FitModel model) {
        return new ChocoOracle(model, Map.of()).solve();
      }

      @Override
      public boolean provesValue(FitModel model, long limitMillis) {
        return new ChocoOracle(model, Map.of()).provesValue(limitMillis);
      }
    };
  }
}
