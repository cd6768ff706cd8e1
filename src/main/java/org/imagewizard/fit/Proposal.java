package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Catalog;

/**
 * A placement with its model and the reason for everything.
 *
 * @param catalog what was chosen from: the given one, with a local language model where that is
 *     asked for
 * @param startOrder services that are on, in the order to start them
 * @param explanation why
 */
public record Proposal(
    Catalog catalog,
    FitModel model,
    Placement placement,
    List<String> startOrder,
    Explanation explanation) {
  public Proposal {
    startOrder = List.copyOf(startOrder);
  }

  /** Why everything is on or off; works it out at the first call, for some tens of milliseconds. */
  public Reasons reasons(Locale locale) {
    return explanation.reasons(locale);
  }

  /** The same when it is worked out already: never waits. */
  public Optional<Reasons> knownReasons(Locale locale) {
    return explanation.known(locale);
  }

  /** A capability that is off to what would let it in, the cheapest first. */
  public Map<String, List<Change>> changes() {
    return explanation.changes();
  }
}
