package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The solver's answer.
 *
 * @param places every service of the model
 * @param capabilities the ids that are on
 * @param optimal proven; if not, {@code gap} is the most value that could still be missing
 * @param conflict when pins and wants cannot hold together: the smallest set of them that cannot,
 *     as "pin NAME=PLACE" and "want ID"; then {@code places} is the best without them
 */
public record Placement(
    Map<String, Place> places,
    Set<String> capabilities,
    Objective objective,
    boolean optimal,
    long gap,
    List<String> conflict,
    double solveMillis) {

  /** The objective vector, most important first; see docs/fit.md. */
  public record Objective(
      long value, int cpuFallbacks, int services, long headroomMiB, int changes) {}
}
