package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.GpuSupport;
import org.imagewizard.catalog.Service;

/**
 * A source's own selection that does not fit as a whole. As much of it as can is placed; the rest
 * stays selected at the place its source reserves. The conflict stays what it is for all pins: one
 * minimal set.
 */
final class ProfileFit {
  private final Solver solver;
  private final Catalog catalog;
  private final Prepared prepared;
  private final Cancellation cancellation;

  ProfileFit(Solver solver, Catalog catalog, Prepared prepared, Cancellation cancellation) {
    this.solver = solver;
    this.catalog = catalog;
    this.prepared = prepared;
    this.cancellation = cancellation;
  }

  Placement stay(Placement first, Map<String, Place> previous) {
    List<String> selected =
        prepared.services().entrySet().stream()
            .filter(e -> e.getValue().kind() == Prepared.Kind.PROFILE_ON)
            .map(Map.Entry::getKey)
            .toList();
    Conflicts conflicts = new Conflicts(cancellation);
    FitModel model = withoutRivals(selected);
    Map<String, String> pins = new HashMap<>(prepared.model().pins());
    selected.forEach(pins::remove);
    if (!conflicts.possible(Models.withPins(model, pins))) {
      return first;
    }
    List<String> inTurn = new ArrayList<>(selected);
    // Those that earn most are on in the first answer; they are kept before the others are tried.
    inTurn.sort(
        (a, b) ->
            Boolean.compare(
                first.places().getOrDefault(b, Place.OFF).isOn(),
                first.places().getOrDefault(a, Place.OFF).isOn()));
    List<String> left = new ArrayList<>();
    for (String name : inTurn) {
      pins.put(name, "on");
      if (!conflicts.possible(Models.withPins(model, pins))) {
        pins.remove(name);
        left.add(name);
      }
    }
    Placement best =
        solver.solve(Models.withPins(model, pins), previous, Fit.NODE_CAP, cancellation);
    Map<String, Place> places = new TreeMap<>(best.places());
    left.sort(null);
    left.forEach(name -> places.put(name, reserved(name)));
    Set<String> capabilities = capabilities(places);
    return new Placement(
        places,
        capabilities,
        Objectives.of(prepared.model(), places, capabilities, previous),
        false,
        0,
        first.conflict(),
        first.solveMillis() + best.solveMillis());
  }

  /** Rivals that are both selected are both pinned; they must not look like rivals meanwhile. */
  private FitModel withoutRivals(List<String> selected) {
    FitModel model = prepared.model();
    return new FitModel(
        model.services(),
        model.capabilities(),
        model.conflicts().stream().filter(pair -> !selected.containsAll(pair)).toList(),
        model.gpus(),
        model.ramBudgetMiB(),
        model.diskFreeMiB(),
        model.pins(),
        model.wants());
  }

  private Place reserved(String name) {
    boolean card =
        catalog
            .service(name)
            .map(Service::gpu)
            .filter(gpu -> gpu.reserved() || !gpu.cpuCapable())
            .map(GpuSupport::capable)
            .orElse(false);
    int first = prepared.model().gpus().isEmpty() ? 0 : prepared.model().gpus().getFirst().id();
    return card ? Place.gpu(first) : Place.CPU;
  }

  private Set<String> capabilities(Map<String, Place> places) {
    Set<String> on = new TreeSet<>();
    for (FitModel.Goal goal : prepared.model().capabilities()) {
      boolean satisfied =
          goal.needs().stream()
              .allMatch(
                  group -> group.stream().anyMatch(n -> places.getOrDefault(n, Place.OFF).isOn()));
      if (satisfied) {
        on.add(goal.id());
      }
    }
    return on;
  }
}
