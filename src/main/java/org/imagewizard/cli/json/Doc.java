package org.imagewizard.cli.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A JSON object being put together, fields in the order they were added. */
public final class Doc {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public Doc with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** Name to value; also for a mapper that meets one within a record. */
  @JsonValue
  public Map<String, Object> fields() {
    return fields;
  }

  /** As every enumerated word is written. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
