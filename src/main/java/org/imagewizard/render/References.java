package org.imagewizard.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service names beside itself: other services, and files of the source's folder. */
final class References {
  private References() {}

  /** Compose refuses a file whose services wait for one that is not there. */
  static void dropOff(Map<String, @Nullable Object> service, Set<String> on) {
    if (service.get("depends_on") instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> kept = Plain.copyOf(map);
      kept.keySet().retainAll(on);
      Plain.putOrRemove(service, "depends_on", kept);
    } else {
      drop(service, "depends_on", on);
    }
    drop(service, "links", on);
    drop(service, "volumes_from", on);
  }

  /** Makes a service start after another one, in the form that it has. */
  static void waitFor(Map<String, @Nullable Object> service, String other) {
    if (service.get("depends_on") instanceof Map<?, ?>) {
      Plain.map(service, "depends_on").put(other, Map.of("condition", "service_started"));
    } else {
      List<@Nullable Object> names = Plain.list(service, "depends_on");
      names.add(other);
      service.put("depends_on", names);
    }
  }

  private static void drop(Map<String, @Nullable Object> service, String key, Set<String> on) {
    if (service.containsKey(key)) {
      List<@Nullable Object> kept = Plain.list(service, key);
      kept.removeIf(entry -> !on.contains(Plain.text(entry).split(":", 2)[0]));
      Plain.putOrRemove(service, key, kept);
    }
  }

  /** Paths that are relative to the source's folder still mean the same file from ours. */
  static void anchor(Map<String, @Nullable Object> service, Optional<Path> folder) {
    if (folder.isEmpty()) {
      return;
    }
    List<@Nullable Object> volumes = new ArrayList<>();
    for (Object volume : Plain.list(service, "volumes")) {
      volumes.add(anchorVolume(volume, folder.get()));
    }
    Plain.putOrRemove(service, "volumes", volumes);
    Object build = service.get("build");
    if (build instanceof String context) {
      service.put("build", absolute(context, folder.get()));
    } else if (build instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> next = Plain.copyOf(map);
      next.put("context", absolute(Plain.text(next.getOrDefault("context", ".")), folder.get()));
      service.put("build", next);
    }
  }

  private static @Nullable Object anchorVolume(@Nullable Object volume, Path folder) {
    if (volume instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> next = Plain.copyOf(map);
      if ("bind".equals(next.get("type"))) {
        next.put("source", absolute(Plain.text(next.get("source")), folder));
      }
      return next;
    }
    String text = Plain.text(volume);
    int colon = text.indexOf(':');
    return colon < 0 ? volume : absolute(text.substring(0, colon), folder) + text.substring(colon);
  }

  /** Only what begins with a dot is relative; a plain word is a volume's name. */
  static String absolute(String path, Path folder) {
    boolean relative = path.equals(".") || path.startsWith("./") || path.startsWith("../");
    return relative ? folder.resolve(path).normalize().toString().replace("$", "$$") : path;
  }

  /** Top-level configs and secrets that come from a file of the source. */
  static Map<String, @Nullable Object> anchorFiles(
      Map<String, @Nullable Object> entries, Optional<Path> folder) {
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          Map<String, @Nullable Object> copy = Plain.asMap(entry);
          if (folder.isPresent() && copy.get("file") instanceof String file) {
            copy.put("file", absolute(file, folder.get()));
          }
          next.put(name, entry == null ? null : copy);
        });
    return next;
  }
}
