package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Remark.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Device requests in several layers. Compose appends them, for there is no key by which one could
 * replace another: a later file can neither choose another card nor take the card away, unless it
 * says {@code !override} or {@code !reset}.
 */
final class DeviceLint {
  private static final List<String> PATH =
      List.of("deploy", "resources", "reservations", "devices");

  private final List<YamlValue.Mapping> layers;

  DeviceLint(List<YamlValue.Mapping> layers) {
    this.layers = layers;
  }

  /** One remark for each file and mistake, with all services that it meets. */
  List<Remark> run(Set<String> services) {
    Map<Kind, Map<String, List<String>>> met = new EnumMap<>(Kind.class);
    Map<String, Location> places = new HashMap<>();
    for (String service : services) {
      boolean before = false;
      for (YamlValue.Mapping layer : layers) {
        Found found = devices(layer, service);
        before = before && !found.replaces();
        YamlValue.Sequence list = found.list();
        if (list == null) {
          continue;
        }
        boolean none = list.items().isEmpty();
        if (before) {
          Kind kind = none ? Kind.DEVICES_KEPT : Kind.DEVICES_APPENDED;
          String file = fileName(list.at());
          met.computeIfAbsent(kind, one -> new TreeMap<>())
              .computeIfAbsent(file, one -> new ArrayList<>())
              .add(service);
          places.putIfAbsent(kind + file, list.at());
        }
        before = before || !none;
      }
    }
    List<Remark> remarks = new ArrayList<>();
    met.forEach(
        (kind, files) ->
            files.forEach(
                (file, names) ->
                    remarks.add(
                        Remark.of(kind, names, String.join(", ", names), file)
                            .in(Objects.requireNonNull(places.get(kind + file))))));
    return remarks;
  }

  /**
   * @param replaces whether a tag on the way takes away what was there before
   */
  private record Found(YamlValue.@Nullable Sequence list, boolean replaces) {}

  private static Found devices(YamlValue.Mapping layer, String service) {
    YamlValue at = layer;
    boolean replaces = false;
    List<String> path = new ArrayList<>(List.of("services", service));
    path.addAll(PATH);
    for (String key : path) {
      at = at instanceof YamlValue.Mapping mapping ? mapping.entries().get(key) : null;
      if (at == null) {
        return new Found(null, replaces);
      }
      replaces = replaces || !at.tag().isEmpty();
    }
    return at instanceof YamlValue.Sequence list && !list.tag().equals(ComposeMerge.RESET)
        ? new Found(list, replaces)
        : new Found(null, replaces);
  }

  private static String fileName(Location at) {
    return at.file().substring(at.file().lastIndexOf('/') + 1);
  }
}
