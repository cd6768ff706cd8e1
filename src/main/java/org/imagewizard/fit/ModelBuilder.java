package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.Service;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/** The model of a catalog on a machine, for somebody's wishes. */
final class ModelBuilder {
  private static final String LANGUAGE_MODEL_KEYS = "llm";

  /** The one service whose size is a setting. */
  private static final String CACHE = "memcached";

  private final Catalog catalog;
  private final Machine machine;
  private final Wishes wishes;
  private final Set<String> known = new HashSet<>();
  private final Set<String> missingKeys;

  ModelBuilder(Catalog catalog, Machine machine, Wishes wishes) {
    this.catalog = catalog;
    this.machine = machine;
    this.wishes = wishes;
    catalog.services().forEach(s -> known.add(s.name()));
    missingKeys = new HashSet<>(wishes.withoutKeys());
    if (wishes.languageModel() == LanguageModel.NONE) {
      missingKeys.add(LANGUAGE_MODEL_KEYS);
    }
  }

  Prepared build() {
    Map<String, Prepared.Why> services = new TreeMap<>();
    Map<String, String> pins = pins(services);
    Map<String, Prepared.Why> left = new TreeMap<>();
    List<FitModel.Goal> goals = new ArrayList<>();
    for (Capability capability : catalog.capabilities()) {
      Optional<Prepared.Why> why = whyNot(capability);
      if (why.isPresent()) {
        left.put(capability.id(), why.get());
      } else {
        goals.add(goal(capability));
      }
    }
    FitModel model =
        new FitModel(
            catalog.services().stream().map(this::item).toList(),
            goals,
            catalog.conflicts(),
            wishes.limits().cards(machine).stream().map(this::card).toList(),
            wishes.limits().ramBudget(machine),
            machine.diskFreeMiB(),
            pins,
            wishes.wants().stream().distinct().toList());
    return new Prepared(model, services, left);
  }

  private Map<String, String> pins(Map<String, Prepared.Why> services) {
    Set<String> meant = meant();
    Map<String, String> pins = new HashMap<>();
    for (Service service : catalog.services()) {
      String name = service.name();
      Optional<String> typed = Optional.ofNullable(wishes.pins().get(name));
      if (wishes.without().contains(name)) {
        pins.put(name, "off");
        services.put(name, new Prepared.Why(Prepared.Kind.LEFT_OUT));
      } else if (typed.isPresent()) {
        pins.put(name, typed.get());
      } else if (!service.base()) {
        whyPinned(service, meant)
            .ifPresent(
                why -> {
                  pins.put(name, why.kind() == Prepared.Kind.PROFILE_ON ? "on" : "off");
                  services.put(name, why);
                });
      }
    }
    return pins;
  }

  private Optional<Prepared.Why> whyPinned(Service service, Set<String> meant) {
    List<String> missing = service.keys().stream().filter(this::stops).toList();
    if (!missing.isEmpty() && !meantWithoutKeys(service.name())) {
      return Optional.of(new Prepared.Why(Prepared.Kind.KEYS, missing));
    }
    if (wishes.profile().isPresent()) {
      boolean selected =
          service.profiles().isEmpty() || service.profiles().contains(wishes.profile().get());
      return Optional.of(
          new Prepared.Why(selected ? Prepared.Kind.PROFILE_ON : Prepared.Kind.PROFILE_OFF));
    }
    if (meant.contains(service.name())) {
      return Optional.empty();
    }
    return switch (service.use()) {
      case NORMAL -> Optional.empty();
      case DEPRECATED -> Optional.of(new Prepared.Why(Prepared.Kind.DEPRECATED));
      case UNREAD -> Optional.of(new Prepared.Why(Prepared.Kind.UNREAD));
    };
  }

  /** A missing group stops a service only when something in it is required. */
  private boolean stops(String group) {
    Optional<KeyGroup> found =
        catalog.keyGroups().stream().filter(g -> g.id().equals(group)).findFirst();
    boolean required =
        found.isEmpty() || found.get().variables().stream().anyMatch(KeyGroup.Variable::required);
    return missingKeys.contains(group) && required;
  }

  private Optional<Prepared.Why> whyNot(Capability capability) {
    if (wishes.wants().contains(capability.id())) {
      return Optional.empty();
    }
    if (wishes.without().contains(capability.id())) {
      return Optional.of(new Prepared.Why(Prepared.Kind.LEFT_OUT));
    }
    if (capability.value() <= 0 || !capability.offReason().isEmpty()) {
      return Optional.of(new Prepared.Why(Prepared.Kind.OFF_BY_DEFAULT));
    }
    List<String> missing = capability.keys().stream().filter(missingKeys::contains).toList();
    if (!missing.isEmpty()) {
      return Optional.of(new Prepared.Why(Prepared.Kind.KEYS, missing));
    }
    for (List<String> group : capability.needs()) {
      if (group.stream().noneMatch(known::contains)) {
        return Optional.of(new Prepared.Why(Prepared.Kind.NO_SERVICE, group));
      }
    }
    return Optional.empty();
  }

  /** Services that a wanted capability may use: asking for it is asking for them. */
  private Set<String> meant() {
    return reach(wishes.wants());
  }

  /** Wanting a capability although its own keys are missing means its services without keys. */
  private boolean meantWithoutKeys(String service) {
    List<String> wanted =
        wishes.wants().stream()
            .filter(
                id -> catalog.capability(id).orElseThrow().keys().stream().anyMatch(this::stops))
            .toList();
    return reach(wanted).contains(service);
  }

  private Set<String> reach(List<String> capabilityIds) {
    Set<String> reached = new HashSet<>();
    List<String> todo = new ArrayList<>();
    for (String id : capabilityIds) {
      catalog.capability(id).ifPresent(c -> c.needs().forEach(todo::addAll));
    }
    while (!todo.isEmpty()) {
      String name = todo.removeLast();
      if (reached.add(name)) {
        catalog.service(name).ifPresent(s -> s.needs().forEach(todo::addAll));
      }
    }
    return reached;
  }

  private FitModel.Item item(Service service) {
    return new FitModel.Item(
        service.name(),
        needs(service.needs(), service.base()),
        service.gpu().capable(),
        service.gpu().cpuCapable(),
        service.gpu().capable() ? service.estimate().vramMiB() : 0,
        cacheOr(service, service.estimate().ramGpuMiB()),
        cacheOr(service, service.estimate().ramCpuMiB()),
        service.estimate().imageMiB(),
        wishes.replicas().getOrDefault(service.name(), Math.max(1, service.replicas())),
        service.base());
  }

  private long cacheOr(Service service, long estimate) {
    return service.name().equals(CACHE) ? wishes.limits().cacheMiB().orElse(estimate) : estimate;
  }

  private FitModel.Goal goal(Capability capability) {
    return new FitModel.Goal(
        capability.id(),
        capability.value(),
        needs(capability.needs(), false),
        capability.extras().stream()
            .filter(extra -> known.containsAll(extra.services()))
            .map(extra -> new FitModel.Bonus(extra.services(), extra.value()))
            .toList());
  }

  /**
   * Only names that the source has. A group that loses all its members can never be satisfied; for
   * a base service it is dropped, because an older source without, say, a cache still plans.
   */
  private List<List<String>> needs(List<List<String>> groups, boolean base) {
    return groups.stream()
        .map(group -> group.stream().filter(known::contains).distinct().toList())
        .filter(group -> !base || !group.isEmpty())
        .toList();
  }

  private FitModel.Card card(Gpu gpu) {
    Limits limits = wishes.limits();
    return new FitModel.Card(gpu.index(), limits.free(gpu), limits.reserve(gpu));
  }
}
