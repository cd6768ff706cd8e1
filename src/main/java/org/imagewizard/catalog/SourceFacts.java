package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.yaml.PlainTree;
import org.jspecify.annotations.Nullable;

/** What one service's Compose mapping says, whichever of Compose's forms it uses. */
final class SourceFacts {
  private final Map<String, Object> mapping;
  private final Labels labels;

  SourceFacts(Map<String, Object> mapping) {
    this.mapping = mapping;
    this.labels = new Labels(mapping.get("labels"));
  }

  Labels labels() {
    return labels;
  }

  /** As written; empty for a service that is only built. */
  String image() {
    Object image = mapping.get("image");
    return image == null ? "" : image.toString();
  }

  /** Paths as written, without a leading "./"; optional ones too. */
  List<String> envFiles() {
    List<String> files = new ArrayList<>();
    for (Object item : items(mapping.get("env_file"))) {
      Object path = item instanceof Map<?, ?> form ? form.get("path") : item;
      if (path != null) {
        files.add(path.toString().replaceFirst("^(\\./)+", ""));
      }
    }
    return files;
  }

  Set<String> profiles() {
    Set<String> profiles = new LinkedHashSet<>();
    items(mapping.get("profiles")).forEach(profile -> profiles.add(String.valueOf(profile)));
    return profiles;
  }

  /** Services that Compose itself starts first. */
  List<String> startsAfter() {
    Object value = mapping.get("depends_on");
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : items(value).stream().map(String::valueOf).toList();
  }

  int replicas() {
    Object replicas = PlainTree.at(mapping, "deploy", "replicas");
    Object count = replicas == null ? mapping.get("scale") : replicas;
    // A variable, or a service that is scaled to nothing: one, should it be switched on.
    return count instanceof Long number && number > 0 ? number.intValue() : 1;
  }

  boolean reservesGpu() {
    Object devices = PlainTree.at(mapping, "deploy", "resources", "reservations", "devices");
    for (Object device : items(devices)) {
      String driver = String.valueOf(PlainTree.at(device, "driver"));
      if (driver.equals("nvidia") || items(PlainTree.at(device, "capabilities")).contains("gpu")) {
        return true;
      }
    }
    return "nvidia".equals(mapping.get("runtime")) || mapping.get("gpus") != null;
  }

  private static List<?> items(@Nullable Object value) {
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }
}
