package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.yaml.YamlValue;

/** Relative paths of a service that was written in another folder, as seen from here. */
final class Rebase {
  private Rebase() {}

  static YamlValue.Mapping paths(YamlValue.Mapping service, Path toItsFolder) {
    if (toItsFolder.toString().isEmpty()) {
      return service;
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>(service.entries());
    entries.computeIfPresent("env_file", (key, value) -> envFile(value, toItsFolder));
    entries.computeIfPresent("volumes", (key, value) -> volumes(value, toItsFolder));
    entries.computeIfPresent("build", (key, value) -> build(value, toItsFolder));
    return new YamlValue.Mapping(entries, service.keyAt(), service.tag(), service.at());
  }

  private static YamlValue envFile(YamlValue value, Path folder) {
    return switch (value) {
      case YamlValue.Scalar path -> moved(path, folder, true);
      case YamlValue.Sequence list ->
          new YamlValue.Sequence(
              list.items().stream().map(item -> envFile(item, folder)).toList(),
              list.tag(),
              list.at());
      case YamlValue.Mapping form -> inside(form, "path", folder, true);
    };
  }

  private static YamlValue volumes(YamlValue value, Path folder) {
    if (!(value instanceof YamlValue.Sequence list)) {
      return value;
    }
    List<YamlValue> items =
        list.items().stream()
            .map(
                item ->
                    switch (item) {
                      case YamlValue.Scalar mount -> moved(mount, folder, false);
                      case YamlValue.Mapping form -> inside(form, "source", folder, false);
                      case YamlValue.Sequence other -> other;
                    })
            .toList();
    return new YamlValue.Sequence(items, list.tag(), list.at());
  }

  private static YamlValue build(YamlValue value, Path folder) {
    return switch (value) {
      case YamlValue.Scalar context -> moved(context, folder, !context.text().contains("://"));
      case YamlValue.Mapping form -> inside(form, "context", folder, true);
      case YamlValue.Sequence other -> other;
    };
  }

  private static YamlValue inside(YamlValue.Mapping form, String key, Path folder, boolean always) {
    Map<String, YamlValue> entries = new LinkedHashMap<>(form.entries());
    entries.computeIfPresent(
        key, (k, v) -> v instanceof YamlValue.Scalar path ? moved(path, folder, always) : v);
    return new YamlValue.Mapping(entries, form.keyAt(), form.tag(), form.at());
  }

  /** A mount's source is a path only when it starts with a dot; otherwise it is a volume's name. */
  private static YamlValue moved(YamlValue.Scalar path, Path folder, boolean always) {
    String text = path.text();
    boolean relative = text.startsWith(".") || always && !text.matches("[/~$].*");
    if (!relative) {
      return path;
    }
    String moved = "./" + folder + "/" + text.replaceFirst("^\\./", "");
    return new YamlValue.Scalar(moved, moved, path.tag(), path.at());
  }
}
