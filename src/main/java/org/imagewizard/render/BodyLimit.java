package org.imagewizard.render;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/**
 * How large a request the orchestrator takes, in bytes. What stands before it must take the same:
 * less would refuse good pictures, more would carry bad ones all the way.
 */
final class BodyLimit {
  private static final String VARIABLE = "MAX_BODY";

  /** Express's own limit, when the variable is not set. */
  private static final long EXPRESS = 100 * 1024;

  /** Express's words: a number of bytes, or a number with a unit. */
  private static final Pattern WORD =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(b|kb|mb|gb)?", Pattern.CASE_INSENSITIVE);

  private BodyLimit() {}

  static long of(Catalog catalog, EnvFileText text) {
    Map<String, Object> service = catalog.stack().services().get(ServiceRenderer.ORCHESTRATOR);
    if (service == null) {
      return EXPRESS;
    }
    Map<String, @Nullable Object> orchestrator = Plain.copyOf(service);
    String value = "";
    for (Object entry : Plain.list(orchestrator, "env_file")) {
      String path =
          entry instanceof Map<?, ?> map ? Plain.text(map.get("path")) : Plain.text(entry);
      value = DotEnv.parse(text.of(path)).getOrDefault(VARIABLE, value);
    }
    return parse(Environment.get(orchestrator, VARIABLE).orElse(value));
  }

  static long parse(String value) {
    Matcher word = WORD.matcher(value.strip());
    if (!word.matches()) {
      return EXPRESS;
    }
    String unit = word.group(2) == null ? "b" : word.group(2).toLowerCase(Locale.ROOT);
    long factor =
        switch (unit) {
          case "kb" -> 1L << 10;
          case "mb" -> 1L << 20;
          case "gb" -> 1L << 30;
          default -> 1L;
        };
    return (long) Math.floor(Double.parseDouble(word.group(1)) * factor);
  }
}
