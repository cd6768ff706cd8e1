package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imagewizard.base.task.Cancellation;

/** The exact solver; docs/fit.md says what it optimises and how. Holds no state. */
public final class BranchAndBound implements Solver {
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public Placement solve(
      FitModel model, Map<String, Place> previous, long nodeCap, Cancellation cancellation) {
    long start = System.nanoTime();
    Effort effort = new Effort(nodeCap, cancellation);
    Instance instance = new Instance(model, previous);
    Search search = new Search(instance, effort, false);
    Optional<Search.Solution> found = search.run();
    if (found.isPresent()) {
      boolean proven = search.proven() && !effort.spent();
      return answer(instance, found.get(), proven, search.gap(), List.of(), start);
    }
    return withoutConflict(model, previous, nodeCap, cancellation, start);
  }

  private static Placement withoutConflict(
      FitModel model,
      Map<String, Place> previous,
      long nodeCap,
      Cancellation cancellation,
      long start) {
    Conflicts conflicts = new Conflicts(cancellation);
    FitModel relaxed = model;
    List<String> first = List.of();
    while (true) {
      List<String> conflict = conflicts.smallest(relaxed);
      first = first.isEmpty() ? conflict : first;
      // Another conflict may hide behind the first; the person is told of one at a time.
      relaxed = conflicts.drop(relaxed, conflict);
      Instance instance = new Instance(relaxed, previous);
      Effort effort = new Effort(nodeCap, cancellation);
      Search search = new Search(instance, effort, false);
      Optional<Search.Solution> found = search.run();
      if (found.isPresent()) {
        boolean proven = search.proven() && !effort.spent();
        Placement rest = answer(instance, found.get(), proven, search.gap(), first, start);
        return new Placement(
            rest.places(),
            rest.capabilities(),
            Objectives.of(model, rest.places(), rest.capabilities(), previous),
            rest.optimal(),
            rest.gap(),
            first,
            rest.solveMillis());
      }
    }
  }

  private static Placement answer(
      Instance in,
      Search.Solution solution,
      boolean proven,
      long gap,
      List<String> conflict,
      long start) {
    Map<String, Place> places = new TreeMap<>();
    for (int s = 0; s < in.serviceCount; s++) {
      places.put(in.names[s], in.place(solution.places()[s]));
    }
    Set<String> capabilities = new TreeSet<>();
    for (int i = 0; i < in.model.capabilities().size(); i++) {
      int item = in.serviceCount + i;
      if (solution.on()[item]) {
        capabilities.add(in.names[item]);
      }
    }
    Search.Score score = solution.score();
    return new Placement(
        places,
        capabilities,
        new Placement.Objective(
            score.value(), score.fallbacks(), score.services(), score.headroom(), score.changes()),
        proven,
        gap,
        conflict,
        (System.nanoTime() - start) / NANOS_PER_MILLI);
  }
}
