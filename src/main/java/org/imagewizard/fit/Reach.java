package org.imagewizard.fit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which services stand behind which capability, in the selection as it is and as it could be. */
final class Reach {
  private final Map<String, FitModel.Item> services = new HashMap<>();
  private final Map<String, Set<String>> behind = new TreeMap<>();
  private final Map<String, Set<String>> possibly = new TreeMap<>();

  /**
   * @param needs each capability's groups, of those outside the model too
   */
  Reach(FitModel model, Map<String, List<List<String>>> needs, Map<String, Place> places) {
    model.services().forEach(s -> services.putIfAbsent(s.name(), s));
    Set<String> on = new HashSet<>();
    places.forEach(
        (name, place) -> {
          if (place.isOn()) {
            on.add(name);
          }
        });
    needs.forEach(
        (id, groups) -> {
          behind.put(id, from(groups, on));
          possibly.put(id, from(groups, services.keySet()));
        });
  }

  /** The services that are on and carry it; more than one of a group when more than one is on. */
  Set<String> behind(String capability) {
    return behind.getOrDefault(capability, Set.of());
  }

  /** All that it could use. */
  Set<String> possibly(String capability) {
    return possibly.getOrDefault(capability, Set.of());
  }

  /** Services on that need this one. */
  List<String> needing(String service, Map<String, Place> places) {
    return services.values().stream()
        .filter(s -> places.getOrDefault(s.name(), Place.OFF).isOn() && !s.name().equals(service))
        .filter(s -> s.needs().stream().anyMatch(group -> group.contains(service)))
        .map(FitModel.Item::name)
        .sorted()
        .toList();
  }

  private Set<String> from(List<List<String>> needs, Set<String> allowed) {
    Set<String> reached = new HashSet<>();
    follow(needs, allowed, reached);
    return reached;
  }

  private void follow(List<List<String>> needs, Set<String> allowed, Set<String> reached) {
    for (List<String> group : needs) {
      for (String name : group) {
        FitModel.Item service = services.get(name);
        if (service != null && allowed.contains(name) && reached.add(name)) {
          follow(service.needs(), allowed, reached);
        }
      }
    }
  }
}
