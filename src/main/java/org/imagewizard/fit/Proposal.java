package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.imagewizard.base.text.Languages;
import org.imagewizard.catalog.Catalog;

/**
 * A placement with its model and the reason for everything.
 *
 * @param catalog what was chosen from: the given one, with a local language model where that is
 *     asked for
 * @param startOrder services that are on, in the order to start them
 * @param reasons in each of {@link Languages#ALL}
 * @param changes a capability that is off to what would let it in, the cheapest first
 */
public record Proposal(
    Catalog catalog,
    FitModel model,
    Placement placement,
    List<String> startOrder,
    Map<Locale, Reasons> reasons,
    Map<String, List<Change>> changes) {
  public Proposal {
    startOrder = List.copyOf(startOrder);
    reasons = Map.copyOf(reasons);
    changes = Map.copyOf(changes);
  }

  public Reasons reasons(Locale locale) {
    return Objects.requireNonNull(reasons.get(Languages.nearest(locale)));
  }
}
