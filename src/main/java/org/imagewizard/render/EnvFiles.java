package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The env files that the chosen services read: where the source has each, and what it is called in
 * our folder. Upstream's names are kept; a file of a subfolder takes the subfolder into its name.
 */
final class EnvFiles {
  static final String FOLDER = "config/";

  private final Map<String, String> targets = new LinkedHashMap<>();

  /** Points a service's {@code env_file}, in any of Compose's forms, at our folder. */
  void apply(Map<String, @Nullable Object> service) {
    Object written = service.get("env_file");
    if (written == null) {
      return;
    }
    if (written instanceof String path) {
      service.put("env_file", target(path));
      return;
    }
    List<@Nullable Object> entries = new ArrayList<>();
    for (Object entry : Plain.asList(written)) {
      if (entry instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> entryCopy = Plain.copyOf(map);
        entryCopy.put("path", target(Plain.text(entryCopy.get("path"))));
        // We write the file ourselves, quoted; "raw" would hand the quotes on.
        entryCopy.remove("format");
        entries.add(entryCopy);
      } else {
        entries.add(target(Plain.text(entry)));
      }
    }
    Plain.putOrRemove(service, "env_file", entries);
  }

  /** The source's path of every file met so far, with the path in our folder. */
  Map<String, String> targets() {
    return targets;
  }

  private String target(String path) {
    String known = targets.get(path);
    if (known != null) {
      return known;
    }
    String clean = path;
    while (clean.startsWith("./") || clean.startsWith("../") || clean.startsWith("/")) {
      clean = clean.substring(clean.indexOf('/') + 1);
    }
    String name =
        (clean.startsWith(FOLDER) ? clean.substring(FOLDER.length()) : clean)
            .replaceAll("[^A-Za-z0-9._-]+", "-");
    String target = FOLDER + name;
    for (int n = 2; targets.containsValue(target); n++) {
      target = FOLDER + n + "-" + name;
    }
    targets.put(path, target);
    return target;
  }
}
