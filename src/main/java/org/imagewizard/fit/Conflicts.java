package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.base.task.Cancellation;

/**
 * Finds what cannot hold together: each pin and want is left out in turn, and stays out when the
 * rest still cannot hold. What remains is minimal: without any one of it, the rest holds.
 */
final class Conflicts {
  private static final long EFFORT = 200_000;
  private static final String PIN = "pin ";
  private static final String WANT = "want ";
  private static final String BASE = "base ";

  private final Cancellation cancellation;

  Conflicts(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /**
   * The entries, "pin NAME=PLACE" and "want ID". When even without any of them there is no answer,
   * the services that are always on cannot hold together: "base NAME" entries.
   */
  List<String> smallest(FitModel model) {
    FitModel bare = Models.with(model, model.services(), Map.of(), List.of());
    return possible(bare) ? amongWishes(model) : amongBase(bare);
  }

  /** The model without these entries; a base service among them is on only when needed. */
  FitModel drop(FitModel model, List<String> conflict) {
    Map<String, String> pins = new HashMap<>(model.pins());
    List<String> wants = new ArrayList<>(model.wants());
    pins.entrySet().removeIf(pin -> conflict.contains(entry(pin)));
    wants.removeIf(want -> conflict.contains(WANT + want));
    return Models.with(model, baseWithout(model, conflict), pins, wants);
  }

  private List<String> amongWishes(FitModel model) {
    Map<String, Integer> behind = new HashMap<>();
    model.services().forEach(s -> behind.put(s.name(), needed(model, s.name())));
    List<String> entries = new ArrayList<>();
    // What needs most is tried first, so that the one service without room is named, and not one
    // of those that only wait for it.
    new TreeMap<>(model.pins())
        .entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<String, String> pin) -> -behind.getOrDefault(pin.getKey(), 0)))
            .forEach(pin -> entries.add(entry(pin)));
    model.wants().stream().sorted().distinct().forEach(want -> entries.add(WANT + want));
    List<String> kept = new ArrayList<>(filter(model, entries));
    kept.sort(null);
    return kept;
  }

  /** How many services stand behind one. */
  private static int needed(FitModel model, String service) {
    Map<String, FitModel.Item> items = new HashMap<>();
    model.services().forEach(s -> items.putIfAbsent(s.name(), s));
    Set<String> reached = new HashSet<>();
    List<String> todo = new ArrayList<>(List.of(service));
    while (!todo.isEmpty()) {
      FitModel.Item item = items.get(todo.removeLast());
      if (item != null && reached.add(item.name())) {
        item.needs().forEach(todo::addAll);
      }
    }
    return reached.size();
  }

  private List<String> amongBase(FitModel model) {
    return filter(
        model,
        model.services().stream()
            .filter(FitModel.Item::base)
            .map(service -> BASE + service.name())
            .toList());
  }

  private List<String> filter(FitModel model, List<String> entries) {
    List<String> kept = new ArrayList<>(entries);
    List<String> dropped = new ArrayList<>();
    for (String entry : entries) {
      dropped.add(entry);
      if (possible(drop(model, dropped))) {
        dropped.remove(entry);
      } else {
        kept.remove(entry);
      }
    }
    return kept;
  }

  /** Whether pins, wants and base can hold together. */
  boolean possible(FitModel model) {
    Instance instance = new Instance(model, Map.of());
    return new Search(instance, new Effort(EFFORT, cancellation), true).run().isPresent();
  }

  private static String entry(Map.Entry<String, String> pin) {
    return PIN + pin.getKey() + "=" + pin.getValue();
  }

  private static List<FitModel.Item> baseWithout(FitModel model, List<String> conflict) {
    return model.services().stream()
        .map(
            s ->
                conflict.contains(BASE + s.name())
                    ? new FitModel.Item(
                        s.name(),
                        s.needs(),
                        s.gpu(),
                        s.cpu(),
                        s.vramMiB(),
                        s.ramGpuMiB(),
                        s.ramCpuMiB(),
                        s.diskMiB(),
                        s.replicas(),
                        false)
                    : s)
        .toList();
  }
}
