package org.imagewizard.fit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The objective of a given placement, by the words of docs/fit.md and without the search. */
final class Objectives {
  private Objectives() {}

  static Placement.Objective of(
      FitModel model,
      Map<String, Place> places,
      Set<String> capabilities,
      Map<String, Place> previous) {
    long value = 0;
    for (FitModel.Goal goal : model.capabilities()) {
      if (capabilities.contains(goal.id())) {
        value += goal.value();
        for (FitModel.Bonus bonus : goal.extras()) {
          boolean all =
              bonus.services().stream()
                  .allMatch(name -> places.getOrDefault(name, Place.OFF).isOn());
          value += all ? bonus.value() : 0;
        }
      }
    }
    int fallbacks = 0;
    int on = 0;
    int changes = 0;
    Map<Integer, Long> used = new HashMap<>();
    for (FitModel.Item service : model.services()) {
      Place place = places.getOrDefault(service.name(), Place.OFF);
      on += place.isOn() ? 1 : 0;
      fallbacks += service.gpu() && service.cpu() && place.equals(Place.CPU) ? 1 : 0;
      boolean moved = !place.equals(previous.getOrDefault(service.name(), Place.OFF));
      changes += !previous.isEmpty() && moved ? 1 : 0;
      if (place.kind() == Place.Kind.GPU) {
        used.merge(place.gpu(), service.vramMiB() * service.replicas(), Long::sum);
      }
    }
    return new Placement.Objective(value, fallbacks, on, headroom(model, used), changes);
  }

  private static long headroom(FitModel model, Map<Integer, Long> used) {
    return model.gpus().stream()
        .mapToLong(card -> card.roomMiB() - used.getOrDefault(card.id(), 0L))
        .min()
        .orElse(0);
  }
}
