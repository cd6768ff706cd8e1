package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What most programs do: the most valuable first, each where it fits first. For the bench, which
 * says how much is lost by it.
 */
final class Greedy {
  private final FitModel model;
  private final Map<String, FitModel.Item> items = new HashMap<>();

  Greedy(FitModel model) {
    this.model = model;
    model.services().forEach(item -> items.put(item.name(), item));
  }

  /** The value reached, extras that come by themselves counted. */
  long value() {
    Map<String, Place> places = new LinkedHashMap<>();
    for (FitModel.Item item : model.services()) {
      if (item.base()) {
        places = with(places, item.name()).orElse(places);
      }
    }
    List<FitModel.Goal> goals = new ArrayList<>(model.capabilities());
    goals.sort(Comparator.comparingInt(FitModel.Goal::value).reversed());
    long value = 0;
    for (FitModel.Goal goal : goals) {
      Optional<Map<String, Place>> taken = all(places, goal.needs());
      if (taken.isPresent()) {
        places = taken.get();
        value += goal.value();
        for (FitModel.Bonus bonus : goal.extras()) {
          Optional<Map<String, Place>> more =
              all(places, bonus.services().stream().map(List::of).toList());
          if (more.isPresent()) {
            places = more.get();
            value += bonus.value();
          }
        }
      }
    }
    return value;
  }

  private Optional<Map<String, Place>> all(Map<String, Place> places, List<List<String>> needs) {
    Optional<Map<String, Place>> now = Optional.of(places);
    for (List<String> group : needs) {
      if (group.stream().anyMatch(now.get()::containsKey)) {
        continue;
      }
      Optional<Map<String, Place>> next = Optional.empty();
      for (String name : group) {
        Map<String, Place> before = now.get();
        next = next.or(() -> with(before, name));
      }
      if (next.isEmpty()) {
        return next;
      }
      now = next;
    }
    return now;
  }

  private Optional<Map<String, Place>> with(Map<String, Place> places, String name) {
    FitModel.Item item = items.get(name);
    boolean rival =
        model.conflicts().stream()
            .anyMatch(pair -> pair.contains(name) && pair.stream().anyMatch(places::containsKey));
    if (item == null || rival) {
      return Optional.empty();
    }
    Optional<Place> place = place(places, item);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Place> next = new LinkedHashMap<>(places);
    next.put(name, place.get());
    return within(next) ? all(next, item.needs()) : Optional.empty();
  }

  private Optional<Place> place(Map<String, Place> places, FitModel.Item item) {
    for (FitModel.Card card : model.gpus()) {
      long used =
          places.entrySet().stream()
              .filter(e -> e.getValue().equals(Place.gpu(card.id())))
              .mapToLong(e -> vram(items.get(e.getKey())))
              .sum();
      if (item.gpu() && used + vram(item) <= card.freeMiB() - card.reserveMiB()) {
        return Optional.of(Place.gpu(card.id()));
      }
    }
    return item.cpu() ? Optional.of(Place.CPU) : Optional.empty();
  }

  private static long vram(FitModel.Item item) {
    return item.vramMiB() * item.replicas();
  }

  private boolean within(Map<String, Place> places) {
    long ram = 0;
    long disk = 0;
    for (Map.Entry<String, Place> entry : places.entrySet()) {
      FitModel.Item item = items.get(entry.getKey());
      boolean onCard = entry.getValue().kind() == Place.Kind.GPU;
      ram += (onCard ? item.ramGpuMiB() : item.ramCpuMiB()) * item.replicas();
      disk += item.diskMiB();
    }
    return ram <= model.ramBudgetMiB() && disk <= model.diskFreeMiB();
  }
}
