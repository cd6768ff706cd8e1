package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.plan.DeploymentPlan;
import org.jspecify.annotations.Nullable;

/** The top-level networks, volumes, configs and secrets that the chosen services still use. */
final class Resources {
  private static final String DEFAULT = "default";

  private Resources() {}

  static Map<String, @Nullable Object> networks(
      Map<String, @Nullable Object> source,
      Iterable<Map<String, @Nullable Object>> services,
      DeploymentPlan plan) {
    Set<String> used = new LinkedHashSet<>();
    for (Map<String, @Nullable Object> service : services) {
      used.addAll(of(service));
    }
    Map<String, @Nullable Object> kept = keep(source, used);
    if (used.contains(DEFAULT)) {
      Map<String, @Nullable Object> own = Plain.ensureMap(kept, DEFAULT);
      own.put("name", plan.networkName());
    }
    return kept;
  }

  /** A service that names no network is on the default one. */
  private static Set<String> of(Map<String, @Nullable Object> service) {
    Object written = service.get("networks");
    if (written instanceof Map<?, ?> map) {
      return Plain.copyOf(map).keySet();
    }
    if (written != null) {
      Set<String> names = new LinkedHashSet<>();
      Plain.asList(written).forEach(name -> names.add(Plain.text(name)));
      return names;
    }
    return service.containsKey("network_mode") ? Set.of() : Set.of(DEFAULT);
  }

  /** Puts a service on one more network, in the form that it has. */
  static void join(Map<String, @Nullable Object> service, String network) {
    if (service.get("networks") instanceof Map<?, ?>) {
      Plain.map(service, "networks").put(network, null);
    } else {
      List<@Nullable Object> names = new ArrayList<>(of(service));
      names.add(network);
      service.put("networks", names);
    }
  }

  /** Takes a service off a network; one that was on no other is on the default one then. */
  static void leave(Map<String, @Nullable Object> service, String network) {
    if (service.get("networks") instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> kept = Plain.copyOf(map);
      kept.remove(network);
      Plain.putOrRemove(service, "networks", kept);
    } else if (service.containsKey("networks")) {
      List<@Nullable Object> kept = Plain.list(service, "networks");
      kept.remove(network);
      Plain.putOrRemove(service, "networks", kept);
    }
  }

  /** Puts a service on a network, under a name that is its own there. */
  static void join(Map<String, @Nullable Object> service, String network, String alias) {
    Map<String, @Nullable Object> joined = new LinkedHashMap<>();
    if (service.get("networks") instanceof Map<?, ?> map) {
      joined.putAll(Plain.copyOf(map));
    } else {
      of(service).forEach(name -> joined.put(name, null));
    }
    Map<String, @Nullable Object> names = Plain.map(joined, network);
    List<@Nullable Object> aliases = Plain.list(names, "aliases");
    aliases.add(alias);
    names.put("aliases", aliases);
    joined.put(network, names);
    service.put("networks", joined);
  }

  static Map<String, @Nullable Object> volumes(
      Map<String, @Nullable Object> source, Iterable<Map<String, @Nullable Object>> services) {
    Set<String> used = new LinkedHashSet<>();
    for (Map<String, @Nullable Object> service : services) {
      for (Object volume : Plain.list(service, "volumes")) {
        used.add(
            volume instanceof Map<?, ?> map
                ? Plain.text(map.get("source"))
                : Plain.text(volume).split(":", 2)[0]);
      }
    }
    return keep(source, used);
  }

  /**
   * @param key {@code configs} or {@code secrets}
   */
  static Map<String, @Nullable Object> files(
      String key,
      Map<String, @Nullable Object> source,
      Iterable<Map<String, @Nullable Object>> services) {
    Set<String> used = new LinkedHashSet<>();
    for (Map<String, @Nullable Object> service : services) {
      for (Object entry : Plain.list(service, key)) {
        used.add(
            entry instanceof Map<?, ?> map ? Plain.text(map.get("source")) : Plain.text(entry));
      }
    }
    return keep(source, used);
  }

  /** Networks that somebody else must have made are not there in practice. */
  static void withoutExternal(
      Map<String, @Nullable Object> service, Map<String, @Nullable Object> source) {
    List<String> kept = new ArrayList<>(of(service));
    boolean dropped =
        kept.removeIf(name -> Boolean.TRUE.equals(Plain.asMap(source.get(name)).get("external")));
    if (dropped) {
      Plain.putOrRemove(service, "networks", kept);
    }
  }

  private static Map<String, @Nullable Object> keep(
      Map<String, @Nullable Object> source, Set<String> used) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    source.forEach(
        (name, value) -> {
          if (used.contains(name)) {
            kept.put(name, value);
          }
        });
    return kept;
  }
}
