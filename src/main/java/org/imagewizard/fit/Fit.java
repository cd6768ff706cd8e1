package org.imagewizard.fit;

import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.catalog.LocalModels;
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
    // Asked for later, when nobody cancels the fit any more.
    Cancellation later = new Cancellation();
    Alternatives others =
        new Alternatives(this, catalog, machine, wishes, solved.placement().capabilities(), later);
    Explainer explainer = new Explainer(solved, machine, wishes, solver, others, later);
    return new Proposal(
        solved.catalog(),
        solved.prepared().model(),
        solved.placement(),
        StartOrder.of(solved.catalog(), solved.prepared().model(), solved.placement().places()),
        new Explanation(explainer::reasons, explainer::changes));
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
    return new Solved(catalog, prepared, placement);
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
}
