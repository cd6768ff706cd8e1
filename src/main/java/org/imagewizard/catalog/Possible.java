package org.imagewizard.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which services of a source can do their work there. An older revision may lack the speech service
 * that a handler calls; the handler is then there and of no use.
 */
final class Possible {
  private final Set<String> services;

  Possible(List<Service> all) {
    services = all.stream().map(Service::name).collect(Collectors.toCollection(LinkedHashSet::new));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Service service : all) {
        if (services.contains(service.name()) && !holds(service.needs())) {
          changed = services.remove(service.name());
          break;
        }
      }
    }
  }

  boolean holds(List<List<String>> needs) {
    return Needs.among(services, needs).stream().noneMatch(List::isEmpty);
  }

  boolean hasAll(List<String> names) {
    return services.containsAll(names);
  }

  /** The groups with the services that can work; groups that nobody can fill are left out. */
  List<List<String>> among(List<List<String>> needs) {
    return Needs.among(services, needs).stream().filter(group -> !group.isEmpty()).toList();
  }
}
