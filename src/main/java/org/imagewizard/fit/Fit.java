package org.imagewizard.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.catalog.LocalModels;
import org.imagewizard.catalog.Service;
import org.imagewizard.machine.Machine;

/** From what exists and what is here to what fits, with reasons. */
public final class Fit {
  /** About two seconds; IMAGE's own catalog needs some hundred nodes. */
  static final long NODE_CAP = 2_000_000;

  private final Solver solver;

  public Fit(Solver solver) {
    this.solver = solver;
  }

  /**
   * @param previous places of the plan before; empty for none
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT for an unknown name or an
   *     impossible pin value
   */
  public Proposal propose(
      Catalog catalog,
      Machine machine,
      Wishes wishes,
      Map<String, Place> previous,
      Cancellation cancellation) {
    Solved solved = solve(catalog, machine, wishes, previous, cancellation);
    Alternatives others =
        new Alternatives(
            this, catalog, machine, wishes, solved.placement().capabilities(), cancellation);
    Explainer explainer = new Explainer(solved, machine, wishes, solver, others, cancellation);
    return new Proposal(
        solved.catalog(),
        solved.prepared().model(),
        solved.placement(),
        explainer.reasons(Locale.ENGLISH),
        explainer.reasons(Locale.FRENCH),
        explainer.changes());
  }

  /** An answer without its reasons. */
  record Solved(Catalog catalog, Prepared prepared, Placement placement) {}

  Solved solve(
      Catalog given,
      Machine machine,
      Wishes wishes,
      Map<String, Place> previous,
      Cancellation cancellation) {
    Catalog catalog = withLanguageModel(given, wishes);
    new WishCheck(catalog, machine).check(wishes);
    Prepared prepared = new ModelBuilder(catalog, machine, wishes).build();
    Placement placement = solver.solve(prepared.model(), previous, NODE_CAP, cancellation);
    if (wishes.profile().isPresent() && !placement.conflict().isEmpty()) {
      placement = new ProfileFit(solver, catalog, prepared, cancellation).stay(placement, previous);
    }
    return new Solved(catalog, prepared, inStartOrder(catalog, prepared.model(), placement));
  }

  /** The model that runs on this computer: the one chosen, or the usual one. */
  public static Optional<LocalModel> localModel(Wishes wishes) {
    return wishes.languageModel() == LanguageModel.LOCAL
        ? wishes
            .localModel()
            .or(() -> Optional.of(LocalModels.bundled().choose(Optional.empty(), Optional.empty())))
        : Optional.empty();
  }

  private static Catalog withLanguageModel(Catalog catalog, Wishes wishes) {
    return localModel(wishes)
        .map(model -> LocalModels.bundled().addedTo(catalog, model))
        .orElse(catalog);
  }

  /** The catalog knows more than the model: infrastructure first, the entrance last. */
  private static Placement inStartOrder(Catalog catalog, FitModel model, Placement placement) {
    Map<String, Integer> rank = new HashMap<>();
    Set<String> early = StartOrder.neededOnCards(model, placement.places());
    catalog.services().forEach(s -> rank.put(s.name(), rank(s, placement.places(), early)));
    List<String> order =
        StartOrder.of(model, placement.places(), item -> rank.getOrDefault(item.name(), 0));
    return new Placement(
        placement.places(),
        placement.capabilities(),
        placement.objective(),
        placement.optimal(),
        placement.gap(),
        placement.conflict(),
        placement.solveMillis(),
        order);
  }

  private static int rank(Service service, Map<String, Place> places, Set<String> early) {
    if (service.kind() == Service.Kind.THIRD_PARTY || early.contains(service.name())) {
      return 0;
    }
    if (places.getOrDefault(service.name(), Place.OFF).kind() == Place.Kind.GPU) {
      return 1;
    }
    return switch (service.kind()) {
      case THIRD_PARTY -> 0;
      case SERVICE -> 2;
      case PREPROCESSOR -> 3;
      case HANDLER -> 4;
      case COMMON -> 5;
    };
  }
}
