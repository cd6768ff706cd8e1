package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.Frontier;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.Plans;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;

/** A made-up computer with the real catalog and the real fit, for pictures. */
class SampleBackend extends FakeBackend {
  private final Catalog bundled = new CatalogLoader().bundled();
  private final Fit fit = new Fit(new BranchAndBound());

  @Override
  public Catalog catalog(Optional<Path> source) {
    return bundled;
  }

  @Override
  public Evaluation evaluate(
      Draft draft,
      Catalog catalog,
      Machine machine,
      Map<String, Place> previous,
      Cancellation cancellation) {
    var proposal = fit.propose(catalog, machine, draft.wishes(), previous, cancellation);
    var plan = Plans.of(catalog, machine, proposal, draft.wishes(), draft.settings());
    return new Evaluation(catalog, machine, proposal, plan);
  }

  @Override
  public Outlook outlook(Draft draft, Catalog catalog, Machine machine, Cancellation cancellation) {
    Frontier frontier = new Frontier(fit);
    return new Outlook(
        frontier.steps(catalog, machine, draft.wishes(), cancellation),
        frontier.now(catalog, machine, draft.wishes(), cancellation),
        frontier.emptied(catalog, machine, draft.wishes(), cancellation));
  }
}
