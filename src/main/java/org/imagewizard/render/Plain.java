package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small tools for plain YAML values: maps, lists, strings, numbers, booleans, null. */
final class Plain {
  private Plain() {}

  /** A copy of all of it that can be changed. */
  static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> copyOf(map);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(copy(item)));
        yield items;
      }
      case null, default -> value;
    };
  }

  static Map<String, @Nullable Object> copyOf(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
    return copy;
  }

  /** The mapping under {@code key}, or an empty one that is not part of {@code parent}. */
  static Map<String, @Nullable Object> map(Map<String, @Nullable Object> parent, String key) {
    return asMap(parent.get(key));
  }

  /** The mapping under {@code key}, put there when there is none. */
  static Map<String, @Nullable Object> ensureMap(Map<String, @Nullable Object> parent, String key) {
    Map<String, @Nullable Object> map = map(parent, key);
    parent.put(key, map);
    return map;
  }

  static List<@Nullable Object> list(Map<String, @Nullable Object> parent, String key) {
    return asList(parent.get(key));
  }

  static Map<String, @Nullable Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? cast(map) : new LinkedHashMap<>();
  }

  /** A list as it is, a single value as a list of one, nothing as an empty list. */
  static List<@Nullable Object> asList(@Nullable Object value) {
    List<@Nullable Object> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      items.addAll(list);
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** Sets {@code key}, or removes it when there is nothing to set. */
  static void putOrRemove(
      Map<String, @Nullable Object> parent, String key, @Nullable Object value) {
    boolean empty =
        value == null
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof List<?> list && list.isEmpty());
    if (empty) {
      parent.remove(key);
    } else {
      parent.put(key, value);
    }
  }

  /** Every mapping here was made by {@link #copyOf}, so its keys are strings. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
