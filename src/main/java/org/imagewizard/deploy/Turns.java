package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/**
 * Whose turn it is to start. Services on the processor start at once. On each card the largest goes
 * first and the next one waits until it is ready or has failed: models that load at the same time
 * need more memory than when they run, and measure each other's as free. Not thread-safe.
 */
final class Turns {
  private final Map<Integer, List<String>> queues = new TreeMap<>();
  private final Set<String> begun = new HashSet<>();
  private final List<String> all;

  /**
   * @param services all that the compose file runs, in its order
   * @param planned where each of them runs
   * @param vramMiB estimate of a service, asked only where an order is needed
   */
  Turns(
      List<String> services, List<PlannedService> planned, ToLongFunction<PlannedService> vramMiB) {
    all = List.copyOf(services);
    Map<Integer, List<PlannedService>> onCard = new TreeMap<>();
    planned.stream()
        .filter(service -> service.place().gpu() >= 0 && services.contains(service.name()))
        .forEach(
            service ->
                onCard
                    .computeIfAbsent(service.place().gpu(), card -> new ArrayList<>())
                    .add(service));
    onCard.forEach(
        (card, queue) -> {
          if (queue.size() > 1) {
            queue.sort(
                Comparator.comparingLong(vramMiB).reversed().thenComparing(PlannedService::name));
          }
          queues.put(card, queue.stream().map(PlannedService::name).toList());
        });
  }

  /** All, those on a card first and in the order of their turns. */
  List<String> order() {
    List<String> order = new ArrayList<>();
    queues.values().forEach(order::addAll);
    all.stream().filter(name -> !order.contains(name)).forEach(order::add);
    return order;
  }

  /** Those that may start now and have not; they count as begun from here on. */
  List<String> due(Predicate<String> settled) {
    List<String> due = new ArrayList<>();
    for (String name : all) {
      boolean free = waitsFor(name).filter(before -> !settled.test(before)).isEmpty();
      if (free && begun.add(name)) {
        due.add(name);
      }
    }
    return due;
  }

  boolean hasBegun(String name) {
    return begun.contains(name);
  }

  /** The card on which it waits for its turn. */
  Optional<Integer> waitsOn(String name) {
    return begun.contains(name)
        ? Optional.empty()
        : queues.entrySet().stream()
            .filter(queue -> queue.getValue().contains(name))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private Optional<String> waitsFor(String name) {
    for (List<String> queue : queues.values()) {
      int at = queue.indexOf(name);
      if (at > 0) {
        return Optional.of(queue.get(at - 1));
      }
    }
    return Optional.empty();
  }
}
