package org.imagewizard.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;

/** Makes a whole Compose service from one short entry of the bundled catalog. */
final class BundledService {
  private static final Set<String> WORDS =
      Set.of(
          "image",
          "profiles",
          "stage",
          "waitsFor",
          "waitsAlsoFor",
          "port",
          "cache",
          "route",
          "changesRequest",
          "personalData",
          "warmUp",
          "settings",
          "envFile",
          "volumes",
          "networks",
          "command",
          "replicas",
          "groups",
          "startsAfter",
          "gpu");

  private final String kind;
  private final Fields common;
  private final String registry;
  private final String tag;

  BundledService(String kind, Fields common, String registry, String tag) {
    this.kind = kind;
    this.common = common.allow(Phrase.plain("common"), WORDS);
    this.registry = registry;
    this.tag = tag;
  }

  Map<String, Object> expand(Fields entry) {
    entry.allow(Phrase.plain("a service"), WORDS);
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("profiles", strings(entry, "profiles"));
    String image = entry.string("image");
    service.put("image", image.contains(":") ? image : registry + "/" + image + ":" + tag);
    service.put("restart", "no");
    entry.text("command").ifPresent(command -> service.put("command", command));
    putFilled(service, "labels", labels(entry));
    putFilled(service, "environment", environment(entry));
    putFilled(
        service,
        "env_file",
        entry.strings("envFile").stream().map(file -> "./config/" + file).toList());
    putFilled(service, "group_add", entry.strings("groups"));
    putFilled(service, "volumes", entry.strings("volumes"));
    putFilled(service, "networks", entry.strings("networks"));
    putFilled(service, "depends_on", entry.strings("startsAfter"));
    putFilled(service, "deploy", deploy(entry));
    return service;
  }

  private Map<String, Object> labels(Fields entry) {
    Map<String, Object> labels = new LinkedHashMap<>();
    if (kind.equals("preprocessor")) {
      labels.put(Labels.PREPROCESSOR, entry.string("stage"));
    } else if (kind.equals("handler")) {
      labels.put(Labels.HANDLER, "enable");
    }
    if (entry.flag("changesRequest", false)) {
      labels.put(Labels.MODIFY_REQUEST, "true");
    }
    entry.text("port").ifPresent(port -> labels.put(Labels.PORT, port));
    entry.text("cache").ifPresent(seconds -> labels.put(Labels.CACHE, seconds));
    entry.text("route").ifPresent(route -> labels.put(Labels.ROUTE, route));
    if (kind.equals("preprocessor") || kind.equals("handler")) {
      // The orchestrator warns about a missing label and not about an empty one.
      labels.put(Labels.REQUIRED, String.join(",", entry.strings("waitsFor")));
      labels.put(Labels.OPTIONAL, String.join(",", entry.strings("waitsAlsoFor")));
    }
    return labels;
  }

  private Map<String, Object> environment(Fields entry) {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.putAll(entry.map("settings", value -> String.valueOf(value.plain())));
    if (entry.flag("personalData", common.flag("personalData", false))) {
      environment.put("PII_LOGGING_ENABLED", "${PII_LOGGING_ENABLED}");
    }
    if (entry.flag("warmUp", false)) {
      environment.put("WARMUP_ENABLED", "true");
    }
    return environment;
  }

  private static Map<String, Object> deploy(Fields entry) {
    Map<String, Object> deploy = new LinkedHashMap<>();
    entry.number("replicas").ifPresent(replicas -> deploy.put("replicas", replicas));
    if (entry.flag("gpu", false)) {
      Map<String, Object> device = new LinkedHashMap<>();
      device.put("driver", "nvidia");
      device.put("capabilities", List.of("gpu", "utility", "compute"));
      deploy.put("resources", Map.of("reservations", Map.of("devices", List.of(device))));
    }
    return deploy;
  }

  private List<String> strings(Fields entry, String word) {
    return entry.has(word) ? entry.strings(word) : common.strings(word);
  }

  private static void putFilled(Map<String, Object> service, String key, Object value) {
    boolean empty =
        value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof List<?> l && l.isEmpty();
    if (!empty) {
      service.put(key, value);
    }
  }
}
