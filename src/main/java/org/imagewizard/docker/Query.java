package org.imagewizard.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the paths and query strings of the engine's API. */
final class Query {
  static final String PROJECT_LABEL = "com.docker.compose.project";
  static final String SERVICE_LABEL = "com.docker.compose.service";

  private final StringBuilder text;
  private char separator = '?';

  private Query(String path) {
    text = new StringBuilder(path);
  }

  static Query path(String path) {
    return new Query(path);
  }

  /** One part of a path; an image's slashes and colon stay, as the engine expects. */
  static String part(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%40", "@");
  }

  Query with(String key, String value) {
    text.append(separator)
        .append(key)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    separator = '&';
    return this;
  }

  /** The engine's filters: of each kind, any of its values. */
  Query filters(Map<String, List<String>> filters) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    filters.forEach((kind, values) -> values.forEach(json.putArray(kind)::add));
    return filters.isEmpty() ? this : with("filters", json.toString());
  }

  /** Filters for what belongs to a Compose project; everything when the name is empty. */
  static Map<String, List<String>> ofProject(String project) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    if (!project.isEmpty()) {
      filters.put("label", List.of(PROJECT_LABEL + "=" + project));
    }
    return filters;
  }

  String build() {
    return text.toString();
  }
}
