package org.imagewizard.fit;

import java.util.Map;
import org.imagewizard.base.task.Cancellation;

/** Finds the provably best placement. Pure, deterministic, thread-safe. */
public interface Solver {
  /**
   * @param previous the places of the plan before, or empty: ties go to the fewest changes
   * @param nodeCap search nodes after which it answers with the best so far and the proven gap
   */
  Placement solve(
      FitModel model, Map<String, Place> previous, long nodeCap, Cancellation cancellation);
}
