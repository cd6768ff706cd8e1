package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;

/** The solver against a general one: the whole objective vector, on every instance. */
class OracleTest {
  /** Fewer or more with {@code -Dfit.oracle=N}. */
  private static final int INSTANCES = Integer.getInteger("fit.oracle", 2000);

  private static final long CAP = 5_000_000;

  private final Solver solver = new BranchAndBound();

  @Test
  void agreesWithChocoOnEveryInstance() {
    int infeasible = 0;
    for (int seed = 0; seed < INSTANCES; seed++) {
      RandomModels random = new RandomModels(seed);
      FitModel model = random.next();
      Map<String, Place> previous = random.previous(model);
      Placement ours = solver.solve(model, previous, CAP, new Cancellation());
      Optional<Placement.Objective> theirs = new ChocoOracle(model, previous).solve();
      if (theirs.isEmpty()) {
        infeasible++;
        assertThat(ours.conflict()).as("seed %d", seed).isNotEmpty();
        continue;
      }
      assertThat(ours.conflict()).as("seed %d", seed).isEmpty();
      assertThat(ours.objective()).as("seed %d: %s", seed, model).isEqualTo(theirs.get());
      assertThat(ours.optimal()).isTrue();
      assertThat(Objectives.of(model, ours.places(), ours.capabilities(), previous))
          .as("the places of seed %d are worth what is said", seed)
          .isEqualTo(ours.objective());
      assertThat(Rules.broken(model, ours)).as("seed %d", seed).isEmpty();
    }
    assertThat(infeasible).as("shapes that cannot hold are among them").isPositive();
  }

  @Test
  void agreesOnLargerInstancesWithSeveralCards() {
    for (int seed = 0; seed < INSTANCES / 6; seed++) {
      RandomModels random = new RandomModels(50_000 + seed);
      FitModel model = random.next(14, 8, 1 + seed % 4);
      Map<String, Place> previous = random.previous(model);
      Placement ours = solver.solve(model, previous, CAP, new Cancellation());
      new ChocoOracle(model, previous)
          .solve()
          .ifPresentOrElse(
              theirs -> assertThat(ours.objective()).as("%s", model).isEqualTo(theirs),
              () -> assertThat(ours.conflict()).isNotEmpty());
    }
  }

  @Test
  void aConflictIsMinimal() {
    int met = 0;
    for (int seed = 10_000; seed < 10_400; seed++) {
      FitModel model = new RandomModels(seed).next();
      Placement ours = solver.solve(model, Map.of(), CAP, new Cancellation());
      boolean aboutWishes =
          !ours.conflict().isEmpty()
              && ours.conflict().stream().noneMatch(entry -> entry.startsWith("base "));
      if (!aboutWishes) {
        continue;
      }
      met++;
      assertThat(holds(only(model, ours, ""))).as("seed %d", seed).isFalse();
      for (String entry : ours.conflict()) {
        assertThat(holds(only(model, ours, entry))).as("seed %d, %s", seed, entry).isTrue();
      }
    }
    assertThat(met).isPositive();
  }

  private static boolean holds(FitModel model) {
    return new ChocoOracle(model, Map.of()).solve().isPresent();
  }

  /** The model with the conflict's own entries only, but one. */
  private static FitModel only(FitModel model, Placement ours, String but) {
    Map<String, String> pins = new HashMap<>(model.pins());
    pins.entrySet()
        .removeIf(
            p -> {
              String entry = "pin " + p.getKey() + "=" + p.getValue();
              return entry.equals(but) || !ours.conflict().contains(entry);
            });
    return new FitModel(
        model.services(),
        model.capabilities(),
        model.conflicts(),
        model.gpus(),
        model.ramBudgetMiB(),
        model.diskFreeMiB(),
        pins,
        model.wants().stream()
            .filter(w -> ours.conflict().contains("want " + w) && !("want " + w).equals(but))
            .toList());
  }
}
