package org.imagewizard.catalog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels by which IMAGE's orchestrator knows its services. */
final class Labels {
  static final String PREFIX = "ca.mcgill.a11y.image.";

  /** Until the end of June 2021. */
  static final String OLD_PREFIX = "ca.mcgill.cim.bach.atp.";

  static final String PREPROCESSOR = PREFIX + "preprocessor";
  static final String HANDLER = PREFIX + "handler";
  static final String PORT = PREFIX + "port";
  static final String CACHE = PREFIX + "cacheTimeout";
  static final String ROUTE = PREFIX + "route";
  static final String MODIFY_REQUEST = PREFIX + "modifyRequest";
  static final String REQUIRED = PREFIX + "required_dependencies";
  static final String OPTIONAL = PREFIX + "optional_dependencies";

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param labels a service's {@code labels}: a mapping, a list of "key=value", or absent
   */
  Labels(@Nullable Object labels) {
    if (labels instanceof Map<?, ?> map) {
      map.forEach((key, value) -> put(String.valueOf(key), value == null ? "" : value.toString()));
    } else if (labels instanceof List<?> list) {
      for (Object item : list) {
        String text = String.valueOf(item);
        int equals = text.indexOf('=');
        put(
            equals < 0 ? text : text.substring(0, equals),
            equals < 0 ? "" : text.substring(equals + 1));
      }
    }
  }

  private void put(String key, String value) {
    values.put(
        key.startsWith(OLD_PREFIX) ? PREFIX + key.substring(OLD_PREFIX.length()) : key,
        value.strip());
  }

  boolean isPreprocessor() {
    return !get(PREPROCESSOR).isEmpty();
  }

  boolean isHandler() {
    return get(HANDLER).equals("enable");
  }

  /** The priority group; 0 when there is none. */
  int stage() {
    String stage = get(PREPROCESSOR);
    return stage.matches("\\d{1,6}") ? Integer.parseInt(stage) : 0;
  }

  /** The names in a comma list. */
  List<String> names(String label) {
    return Arrays.stream(get(label).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private String get(String label) {
    return values.getOrDefault(label, "");
  }
}
