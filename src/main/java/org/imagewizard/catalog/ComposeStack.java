package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source's compose files, merged as Compose merges them, anchors and merge keys resolved, not
 * interpolated: every {@code ${VARIABLE}} stands as written. Values are the plain YAML types.
 *
 * @param services each service's whole mapping, unknown keys included, in the source's order
 * @param rest every other top-level key but {@code services}: volumes, networks, x-…
 * @param variables what the source's {@code .env} sets
 * @param profiles the profiles that the source's own environment activates (COMPOSE_PROFILES)
 * @param folder the source's project folder; empty for the bundled catalog
 */
public record ComposeStack(
    Map<String, Map<String, Object>> services,
    Map<String, Object> rest,
    Map<String, String> variables,
    List<String> profiles,
    Optional<Path> folder) {
  public ComposeStack {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    rest = Collections.unmodifiableMap(new LinkedHashMap<>(rest));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    profiles = List.copyOf(profiles);
  }

  /**
   * A text of a service with the source's own variables filled in; one that is not set is blank.
   */
  public String filled(String text) {
    return new Interpolation(variables).fill(text);
  }
}
