package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.fit.Place;
import org.jspecify.annotations.Nullable;

/** The graphics card a service gets: one reservation for its place, or none at all. */
final class Devices {
  /** What upstream's own reservations ask for; without utility, nvidia-smi is not there. */
  private static final List<String> CAPABILITIES = List.of("gpu", "utility", "compute");

  private Devices() {}

  /**
   * @param uuids a card's number to its UUID, where known
   */
  static void apply(
      Map<String, @Nullable Object> service, Place place, Map<Integer, String> uuids) {
    // Other spellings of "all cards", which would stand beside the reservation.
    service.remove("gpus");
    if ("nvidia".equals(service.get("runtime"))) {
      service.remove("runtime");
    }
    Map<String, @Nullable Object> deploy = Plain.map(service, "deploy");
    Map<String, @Nullable Object> resources = Plain.map(deploy, "resources");
    Map<String, @Nullable Object> reservations = Plain.map(resources, "reservations");
    List<@Nullable Object> devices = new ArrayList<>();
    Map<String, @Nullable Object> upstream = new LinkedHashMap<>();
    for (Object device : Plain.list(reservations, "devices")) {
      Map<String, @Nullable Object> entry = Plain.asMap(device);
      if (!isGpu(entry)) {
        devices.add(entry);
      } else if (upstream.isEmpty()) {
        upstream = entry;
      }
    }
    if (place.kind() == Place.Kind.GPU) {
      String id = uuids.getOrDefault(place.gpu(), String.valueOf(place.gpu()));
      devices.add(reservation(upstream, id));
    }
    Plain.putOrRemove(reservations, "devices", devices);
    Plain.putOrRemove(resources, "reservations", reservations);
    Plain.putOrRemove(deploy, "resources", resources);
    Plain.putOrRemove(service, "deploy", deploy);
  }

  private static Map<String, @Nullable Object> reservation(
      Map<String, @Nullable Object> upstream, String id) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>(upstream);
    entry.putIfAbsent("driver", "nvidia");
    // Compose refuses a count beside ids.
    entry.remove("count");
    entry.put("device_ids", List.of(id));
    entry.putIfAbsent("capabilities", CAPABILITIES);
    return entry;
  }

  private static boolean isGpu(Map<String, @Nullable Object> entry) {
    return "nvidia".equals(entry.get("driver"))
        || Plain.list(entry, "capabilities").contains("gpu");
  }
}
