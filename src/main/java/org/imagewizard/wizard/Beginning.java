package org.imagewizard.wizard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.Wishes;
import org.imagewizard.plan.Settings;

/** A draft that starts from a preset; what the person has said already stays. */
public final class Beginning {
  private Beginning() {}

  /**
   * A draft that starts again from a preset: what was asked for before, and what an earlier preset
   * brought, is forgotten. The room and the language model stay.
   */
  public static Draft again(Preset preset, Draft draft, Catalog catalog) {
    Map<String, Integer> replicas = new LinkedHashMap<>(draft.wishes().replicas());
    Preset.bundled().forEach(other -> replicas.keySet().removeAll(other.replicas().keySet()));
    Wishes forgotten = draft.wishes().forgotten().withReplicas(replicas);
    return from(preset, draft.withWishes(forgotten), catalog, false);
  }

  /**
   * @param channelSaid whether the draft's channel is the person's own choice
   */
  public static Draft from(Preset preset, Draft draft, Catalog catalog, boolean channelSaid) {
    Wishes wishes = draft.wishes();
    Map<String, Integer> replicas = new LinkedHashMap<>();
    preset
        .replicas()
        .forEach(
            (service, number) ->
                catalog.service(service).ifPresent(s -> replicas.put(service, number)));
    replicas.putAll(wishes.replicas());
    List<String> without = new ArrayList<>(wishes.without());
    for (Capability capability : catalog.capabilities()) {
      String id = capability.id();
      boolean leftOut = !preset.only().isEmpty() && !preset.only().contains(id);
      if (leftOut && !wishes.wants().contains(id) && !without.contains(id)) {
        without.add(id);
      }
    }
    Settings settings =
        channelSaid || preset.channel().isEmpty()
            ? draft.settings()
            : draft.settings().withChannel(preset.channel().get());
    return draft
        .withWishes(wishes.withReplicas(replicas).withoutNames(without))
        .withSettings(settings);
  }
}
