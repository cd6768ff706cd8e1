package org.imagewizard.wizard.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** The keys and settings that the services of a plan read, each with its value. */
public record KeySheet(List<Entry> entries) {
  public KeySheet {
    entries = List.copyOf(entries);
  }

  /**
   * One variable.
   *
   * @param services those that are on and read it, sorted
   * @param value what the folder or the person gave, else the default; may be empty
   */
  public record Entry(
      KeyGroup group, KeyGroup.Variable variable, List<String> services, Secret value) {
    public Entry {
      services = List.copyOf(services);
    }

    public String name() {
      return variable.name();
    }

    public boolean isSet() {
      return !value.isBlank();
    }

    /** Its services end at start as it is. */
    public boolean lacking() {
      return variable.required() && !isSet();
    }

    /** What anybody may see of the value. */
    public String shown() {
      return variable.secret() ? value.masked() : value.reveal();
    }
  }

  /**
   * @param values variable name to value
   */
  public static KeySheet of(DeploymentPlan plan, Catalog catalog, Map<String, Secret> values) {
    Set<String> on = plan.running().stream().map(PlannedService::name).collect(Collectors.toSet());
    List<Entry> entries = new ArrayList<>();
    for (KeyGroup group : catalog.keyGroups()) {
      for (KeyGroup.Variable variable : group.variables()) {
        List<String> readers = variable.services().stream().filter(on::contains).sorted().toList();
        if (!readers.isEmpty()) {
          Secret value = values.getOrDefault(variable.name(), new Secret(variable.value()));
          entries.add(new Entry(group, variable, readers, value));
        }
      }
    }
    return new KeySheet(entries);
  }

  /** Only one variable, and the others of its group that are no secret: what its check needs. */
  public KeySheet forCheckOf(String name) {
    Optional<Entry> wanted = entry(name);
    return new KeySheet(
        entries.stream()
            .filter(
                entry ->
                    entry.name().equals(name)
                        || (!entry.variable().secret()
                            && wanted.isPresent()
                            && wanted.get().group().equals(entry.group())))
            .toList());
  }

  /** Those without which their services are not started. */
  public List<Entry> lacking() {
    return entries.stream().filter(Entry::lacking).toList();
  }

  public Optional<Entry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The value of a variable; blank when nobody reads it or it has none. */
  public Secret value(String name) {
    return entry(name).map(Entry::value).orElse(new Secret(""));
  }
}
