package org.imagewizard.catalog.front;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;

/**
 * Traefik's configuration under one spelling, whichever of its forms it was written in: keys in
 * lower case with dots between them and list places in brackets, as {@code
 * tls.certificates[0].certfile}.
 */
public final class Settings {
  private final Map<String, Setting> values;

  private Settings(Map<String, Setting> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  public Map<String, Setting> all() {
    return values;
  }

  public Optional<Setting> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The text of a setting; blank where it is not set. */
  public String text(String key) {
    return get(key).map(Setting::value).orElse("");
  }

  /** What stands directly below a key: {@code web} of {@code entrypoints.web.address}. */
  public Set<String> below(String key) {
    Set<String> names = new TreeSet<>();
    for (String one : values.keySet()) {
      if (one.startsWith(key + ".")) {
        names.add(one.substring(key.length() + 1).split("\\.", 2)[0]);
      }
    }
    return names;
  }

  /** The first setting whose key matches a pattern. */
  public Optional<Setting> first(String pattern) {
    return values.entrySet().stream()
        .filter(one -> one.getKey().matches(pattern))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Collects settings; what was said first stays. */
  static final class Builder {
    private final Map<String, Setting> values = new LinkedHashMap<>();
    private final UnaryOperator<String> fill;

    /**
     * @param fill puts variables' values in
     */
    Builder(UnaryOperator<String> fill) {
      this.fill = fill;
    }

    void put(String key, String value, String owner, Location at) {
      values.putIfAbsent(
          key.toLowerCase(Locale.ROOT), new Setting(fill.apply(value).strip(), owner, at));
    }

    /** A whole file, or what stands below a key of it. */
    void tree(String key, YamlValue value) {
      switch (value) {
        case YamlValue.Mapping mapping when !mapping.entries().isEmpty() ->
            mapping
                .entries()
                .forEach((name, one) -> tree(key.isEmpty() ? name : key + "." + name, one));
        case YamlValue.Sequence list when !list.items().isEmpty() -> {
          for (int i = 0; i < list.items().size(); i++) {
            tree(key + "[" + i + "]", list.items().get(i));
          }
        }
        case YamlValue.Scalar scalar when !scalar.isNull() ->
            put(key, scalar.text(), "", scalar.at());
        case YamlValue nothing -> put(key, "", "", nothing.at());
      }
    }

    Settings build() {
      return new Settings(new LinkedHashMap<>(values));
    }
  }
}
