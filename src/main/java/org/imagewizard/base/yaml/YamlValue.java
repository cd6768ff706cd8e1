package org.imagewizard.base.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A YAML value that remembers where it was written and with which tag. Anchors and merge keys are
 * already resolved. Compose's {@code !reset} and {@code !override} stay visible as {@link #tag()}.
 */
public sealed interface YamlValue {
  /** The explicit local tag, for example {@code !override}; empty for none. */
  String tag();

  Location at();

  /** The value as plain Java: String, Long, Double, Boolean, List, LinkedHashMap, or null. */
  @Nullable Object plain();

  /** Written as null, or with nothing after its colon. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.value() == null;
  }

  /** A string, number, boolean or null. {@code text} is what stands in the file. */
  record Scalar(@Nullable Object value, String text, String tag, Location at) implements YamlValue {
    @Override
    public @Nullable Object plain() {
      return value;
    }
  }

  /** A list. */
  record Sequence(List<YamlValue> items, String tag, Location at) implements YamlValue {
    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }
  }

  /** A mapping with string keys, in the file's order. {@code keyAt} says where each key stands. */
  record Mapping(
      Map<String, YamlValue> entries, Map<String, Location> keyAt, String tag, Location at)
      implements YamlValue {
    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }
  }
}
