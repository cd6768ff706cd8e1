package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.jspecify.annotations.Nullable;

/** Compose's short and long forms of the same thing, brought together for merging. */
final class MergeForms {
  private MergeForms() {}

  /** A word counts as a list of one. */
  static YamlValue.Sequence list(YamlValue value) {
    return value instanceof YamlValue.Sequence sequence
        ? sequence
        : new YamlValue.Sequence(List.of(value), "", value.at());
  }

  /** A mapping of hosts as the list "name=address". */
  static YamlValue.Sequence hosts(YamlValue value) {
    if (!(value instanceof YamlValue.Mapping mapping)) {
      return list(value);
    }
    List<YamlValue> items = new ArrayList<>();
    mapping
        .entries()
        .forEach(
            (name, addresses) ->
                list(addresses)
                    .items()
                    .forEach(item -> items.add(word(name + "=" + item.plain(), item.at()))));
    return new YamlValue.Sequence(items, "", value.at());
  }

  /** A list of "KEY=value" as a mapping; a KEY alone has no value. */
  static YamlValue keyed(YamlValue value) {
    if (!(value instanceof YamlValue.Sequence sequence)) {
      return value;
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    Map<String, Location> keyAt = new LinkedHashMap<>();
    for (YamlValue item : sequence.items()) {
      String text = String.valueOf(item.plain());
      String key = keyOf(item);
      boolean alone = key.length() == text.length();
      @Nullable String after = alone ? null : text.substring(key.length() + 1);
      entries.put(key, new YamlValue.Scalar(after, after == null ? "" : after, "", item.at()));
      keyAt.put(key, item.at());
    }
    return new YamlValue.Mapping(entries, keyAt, "", value.at());
  }

  static String keyOf(YamlValue item) {
    String text = String.valueOf(item.plain());
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  /** A list of names as a mapping by name. */
  static YamlValue named(YamlValue value, boolean dependsOn) {
    if (!(value instanceof YamlValue.Sequence sequence)) {
      return value;
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    Map<String, Location> keyAt = new LinkedHashMap<>();
    for (YamlValue item : sequence.items()) {
      String name = String.valueOf(item.plain());
      entries.put(name, dependsOn ? started(item.at()) : word(null, item.at()));
      keyAt.put(name, item.at());
    }
    return new YamlValue.Mapping(entries, keyAt, "", value.at());
  }

  /** What a name in a short depends_on list means in the long form. */
  private static YamlValue started(Location at) {
    return new YamlValue.Mapping(
        Map.of("condition", word("service_started", at)), Map.of(), "", at);
  }

  static YamlValue build(YamlValue value) {
    return value instanceof YamlValue.Scalar context
        ? new YamlValue.Mapping(Map.of("context", context), Map.of(), "", value.at())
        : value;
  }

  /** A word inside a mapping; empty when there is none. */
  static String word(YamlValue value, String key) {
    return value instanceof YamlValue.Mapping mapping
            && mapping.entries().get(key) instanceof YamlValue.Scalar scalar
        ? scalar.text()
        : "";
  }

  /** Two list items are the same when they say the same; an env file when its path is the same. */
  static String whole(YamlValue item) {
    String path = word(item, "path");
    return path.isEmpty() ? String.valueOf(item.plain()) : path;
  }

  /** Items of {@code over} take the place of those with their key, others are appended. */
  static YamlValue.Sequence byKey(
      YamlValue.Sequence base, YamlValue.Sequence over, Function<YamlValue, String> key) {
    Map<String, YamlValue> items = new LinkedHashMap<>();
    base.items().forEach(item -> items.put(key.apply(item), item));
    over.items().forEach(item -> items.put(key.apply(item), item));
    return new YamlValue.Sequence(new ArrayList<>(items.values()), "", base.at());
  }

  private static YamlValue word(@Nullable String word, Location at) {
    return new YamlValue.Scalar(word, word == null ? "" : word, "", at);
  }
}
