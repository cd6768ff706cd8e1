package org.imagewizard.gui.services;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Reasons;

/**
 * Reasons while new ones are worked out: what is on or off as it was keeps its own, so that rows do
 * not jump at a click.
 *
 * @param places of the services, when the reasons were given
 * @param on the capabilities that were on
 */
record ReasonsSoFar(Map<String, Place> places, Set<String> on, Reasons reasons) {
  static final ReasonsSoFar NONE =
      new ReasonsSoFar(Map.of(), Set.of(), new Reasons(Map.of(), Map.of()));

  ReasonsSoFar {
    places = Map.copyOf(places);
    on = Set.copyOf(on);
  }

  /** Those that hold for this placement, too. */
  Reasons of(Placement now) {
    return new Reasons(
        only(reasons.services(), name -> Objects.equals(places.get(name), now.places().get(name))),
        only(reasons.capabilities(), id -> on.contains(id) == now.capabilities().contains(id)));
  }

  private static Map<String, String> only(Map<String, String> all, Predicate<String> kept) {
    return all.entrySet().stream()
        .filter(entry -> kept.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
