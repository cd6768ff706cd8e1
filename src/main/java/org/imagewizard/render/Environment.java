package org.imagewizard.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service's {@code environment}, in whichever of Compose's two forms the source chose. */
final class Environment {
  private Environment() {}

  /** The value that stands there; empty when the variable is not set. */
  static Optional<String> get(Map<String, @Nullable Object> service, String name) {
    Object environment = service.get("environment");
    if (environment instanceof Map<?, ?> map) {
      return map.containsKey(name) ? Optional.of(Plain.text(map.get(name))) : Optional.empty();
    }
    return Plain.asList(environment).stream()
        .map(Plain::text)
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst();
  }

  /** Sets a literal value, keeping the form and the place of what was there. */
  static void set(Map<String, @Nullable Object> service, String name, String value) {
    String literal = value.replace("$", "$$");
    if (service.get("environment") instanceof List<?>) {
      List<@Nullable Object> lines = Plain.list(service, "environment");
      String line = name + "=" + literal;
      int at = indexOf(lines, name);
      if (at < 0) {
        lines.add(line);
      } else {
        lines.set(at, line);
      }
      service.put("environment", lines);
    } else {
      Plain.ensureMap(service, "environment").put(name, literal);
    }
  }

  private static int indexOf(List<@Nullable Object> lines, String name) {
    for (int i = 0; i < lines.size(); i++) {
      String line = Plain.text(lines.get(i));
      if (line.equals(name) || line.startsWith(name + "=")) {
        return i;
      }
    }
    return -1;
  }
}
