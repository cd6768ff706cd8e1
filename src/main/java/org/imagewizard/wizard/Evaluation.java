package org.imagewizard.wizard;

import java.util.List;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.Proposal;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.render.Renderer;

/** What follows from a draft on a machine: what fits, and the plan. */
public record Evaluation(Catalog catalog, Machine machine, Proposal proposal, DeploymentPlan plan) {
  /** Services of the plan that the draft's lock does not name; none without a lock. */
  public List<String> lacking(Draft draft) {
    return draft.lock().map(lock -> Renderer.lacking(plan, catalog, lock)).orElse(List.of());
  }
}
