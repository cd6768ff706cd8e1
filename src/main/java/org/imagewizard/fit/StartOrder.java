package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;

/**
 * In which order to start what is on. A service comes after what it needs; where that leaves a
 * choice, the lower rank first, then the larger on a card (one at a time per card, because two that
 * load at once are charged each other's memory), then names. In a circle of needs the same rule
 * picks who begins.
 */
final class StartOrder {
  private static final int EARLY = 0;
  private static final int ON_CARD = 1;
  private static final int SERVICE = 2;
  private static final int PREPROCESSOR = 3;
  private static final int HANDLER = 4;
  private static final int COMMON = 5;

  private StartOrder() {}

  /** Infrastructure and what services on cards need first, then the cards, the entrance last. */
  static List<String> of(Catalog catalog, FitModel model, Map<String, Place> places) {
    Set<String> early = neededOnCards(model, places);
    Map<String, Integer> rank = new HashMap<>();
    catalog.services().forEach(s -> rank.put(s.name(), rank(s, places, early)));
    return of(model, places, item -> rank.getOrDefault(item.name(), EARLY));
  }

  private static int rank(Service service, Map<String, Place> places, Set<String> early) {
    if (service.kind() == Service.Kind.THIRD_PARTY || early.contains(service.name())) {
      return EARLY;
    }
    if (onCard(service.name(), places)) {
      return ON_CARD;
    }
    return switch (service.kind()) {
      case THIRD_PARTY -> EARLY;
      case SERVICE -> SERVICE;
      case PREPROCESSOR -> PREPROCESSOR;
      case HANDLER -> HANDLER;
      case COMMON -> COMMON;
    };
  }

  /**
   * Services on the processor that those on cards need. They start before any card is loaded, so
   * that the largest on a card is not held up by a small need of its own.
   */
  private static Set<String> neededOnCards(FitModel model, Map<String, Place> places) {
    Map<String, FitModel.Item> byName = new HashMap<>();
    model.services().forEach(s -> byName.put(s.name(), s));
    Set<String> reached = new HashSet<>();
    List<String> todo = new ArrayList<>();
    for (FitModel.Item service : model.services()) {
      if (onCard(service.name(), places)) {
        service.needs().forEach(todo::addAll);
      }
    }
    while (!todo.isEmpty()) {
      String name = todo.removeLast();
      FitModel.Item service = byName.get(name);
      boolean on = places.getOrDefault(name, Place.OFF).isOn();
      if (service != null && on && reached.add(name)) {
        service.needs().forEach(todo::addAll);
      }
    }
    reached.removeIf(name -> onCard(name, places));
    return reached;
  }

  private static boolean onCard(String name, Map<String, Place> places) {
    return places.getOrDefault(name, Place.OFF).kind() == Place.Kind.GPU;
  }

  static List<String> of(
      FitModel model, Map<String, Place> places, ToIntFunction<FitModel.Item> rank) {
    Map<String, FitModel.Item> waiting = new HashMap<>();
    for (FitModel.Item service : model.services()) {
      if (places.getOrDefault(service.name(), Place.OFF).isOn()) {
        waiting.put(service.name(), service);
      }
    }
    Comparator<FitModel.Item> choice =
        Comparator.comparingInt(rank)
            .thenComparing(
                Comparator.comparingLong((FitModel.Item s) -> load(s, places)).reversed())
            .thenComparing(FitModel.Item::name);
    List<String> order = new ArrayList<>();
    while (!waiting.isEmpty()) {
      FitModel.Item next =
          waiting.values().stream()
              .filter(s -> !waitsFor(s, waiting))
              .min(choice)
              .orElseGet(() -> waiting.values().stream().min(choice).orElseThrow());
      waiting.remove(next.name());
      order.add(next.name());
    }
    return order;
  }

  private static boolean waitsFor(FitModel.Item service, Map<String, FitModel.Item> waiting) {
    return service.needs().stream()
        .flatMap(List::stream)
        .anyMatch(name -> !name.equals(service.name()) && waiting.containsKey(name));
  }

  private static long load(FitModel.Item service, Map<String, Place> places) {
    return onCard(service.name(), places) ? service.vramMiB() * service.replicas() : 0;
  }
}
