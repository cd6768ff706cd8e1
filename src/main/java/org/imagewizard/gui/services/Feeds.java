package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.catalog.Service.Kind;

/**
 * Who feeds whom among the services that are on. A preprocessor's result reaches whoever names it
 * in a label or need; helpers are called.
 */
public final class Feeds {
  /** The columns, in the order in which a picture passes. */
  public record Stage(String id, int number, List<String> services) {}

  /** What one service has to do with the others; each list in the order of the stages. */
  public record Links(
      List<String> takesFrom, List<String> calls, List<String> feeds, List<String> calledBy) {}

  /** Before anything is known. */
  static final Feeds NONE = new Feeds(List.of(), List.of());

  private static final Set<Integer> FIND = Set.of(2, 3);

  private final Map<String, Service> services = new LinkedHashMap<>();
  private final List<Capability> capabilities;

  /**
   * @param on ids of the capabilities that are on
   */
  public Feeds(Catalog catalog, Set<String> running, Set<String> on) {
    this(
        catalog.services().stream().filter(s -> running.contains(s.name())).toList(),
        catalog.capabilities().stream().filter(c -> on.contains(c.id())).toList());
  }

  private Feeds(List<Service> running, List<Capability> capabilities) {
    running.forEach(service -> services.put(service.name(), service));
    this.capabilities = capabilities;
  }

  public List<Stage> stages() {
    Map<Integer, List<String>> found = new TreeMap<>();
    List<String> answers = new ArrayList<>();
    List<String> helpers = new ArrayList<>();
    for (Service service : services.values()) {
      switch (service.kind()) {
        case PREPROCESSOR ->
            found
                .computeIfAbsent(column(service.stage()), n -> new ArrayList<>())
                .add(service.name());
        case HANDLER -> answers.add(service.name());
        default -> helpers.add(service.name());
      }
    }
    List<Stage> stages = new ArrayList<>();
    found.forEach((number, names) -> stages.add(new Stage("find", number, names)));
    stages.add(new Stage("answer", 0, answers));
    stages.add(new Stage("helpers", 0, helpers));
    stages.removeIf(stage -> stage.services().isEmpty());
    return stages;
  }

  /** Stages 2 and 3 both find things. */
  private static int column(int stage) {
    return FIND.contains(stage) ? 2 : stage;
  }

  public Links of(String name) {
    Service service = services.get(name);
    if (service == null) {
      return new Links(List.of(), List.of(), List.of(), List.of());
    }
    return new Links(
        chosen(other -> takes(service, other)),
        chosen(other -> calls(service, other)),
        chosen(other -> takes(other, service)),
        chosen(other -> calls(other, service)));
  }

  private List<String> chosen(Predicate<Service> wanted) {
    return services.values().stream().filter(wanted).map(Service::name).toList();
  }

  private static boolean takes(Service taker, Service giver) {
    return !helper(giver) && mentions(taker).contains(giver.name());
  }

  /** Handlers call helpers by HTTP and OSC; no label says so, but what they are needed for does. */
  private boolean calls(Service caller, Service called) {
    if (!helper(called) || caller.name().equals(called.name())) {
      return false;
    }
    return mentions(caller).contains(called.name())
        || caller.kind() == Kind.HANDLER
            && called.kind() == Kind.SERVICE
            && together(caller, called);
  }

  private boolean together(Service caller, Service called) {
    return capabilities.stream()
        .map(c -> c.needs().stream().flatMap(List::stream).toList())
        .anyMatch(needs -> needs.contains(caller.name()) && needs.contains(called.name()));
  }

  private static boolean helper(Service service) {
    return service.kind() != Kind.PREPROCESSOR && service.kind() != Kind.HANDLER;
  }

  private static Set<String> mentions(Service service) {
    return Stream.concat(
            Stream.concat(service.requires().stream(), service.optional().stream()),
            service.needs().stream().flatMap(List::stream))
        .collect(Collectors.toSet());
  }
}
