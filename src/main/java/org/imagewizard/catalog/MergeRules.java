package org.imagewizard.catalog;

import java.util.Map;
import java.util.Set;

/**
 * How Compose merges what stands at a path of a compose file. A {@code *} stands for the name of a
 * service, network or volume.
 */
final class MergeRules {
  /** What happens when two layers both write a value. */
  enum Rule {
    /** Mappings are united, lists appended, anything else is replaced. */
    PLAIN,
    /** "KEY=value" lists or mappings, united by key. */
    KEYED,
    /** Lists of names, or mappings by name. */
    NAMED,
    /** A word or a list, appended. */
    WORDS,
    /** Host names with addresses, of which a name can have several. */
    HOSTS,
    /** Mounts: one for each path in the container. */
    MOUNTS,
    /** The later one stands alone. */
    REPLACED,
    /** Options of another logging driver do not carry over. */
    LOGGING
  }

  private static final Set<String> KEYED =
      Set.of(
          "services.*.environment",
          "services.*.labels",
          "services.*.annotations",
          "services.*.sysctls",
          "services.*.build.args",
          "services.*.build.labels",
          "services.*.build.additional_contexts",
          "services.*.deploy.labels",
          "networks.*.labels",
          "volumes.*.labels",
          "secrets.*.labels",
          "configs.*.labels");

  private static final Map<String, Rule> OTHERS =
      Map.ofEntries(
          Map.entry("services.*.networks", Rule.NAMED),
          Map.entry("services.*.depends_on", Rule.NAMED),
          Map.entry("services.*.env_file", Rule.WORDS),
          Map.entry("services.*.tmpfs", Rule.WORDS),
          Map.entry("services.*.dns", Rule.WORDS),
          Map.entry("services.*.dns_search", Rule.WORDS),
          Map.entry("services.*.dns_opt", Rule.WORDS),
          Map.entry("services.*.volumes", Rule.MOUNTS),
          Map.entry("services.*.devices", Rule.MOUNTS),
          Map.entry("services.*.secrets", Rule.MOUNTS),
          Map.entry("services.*.configs", Rule.MOUNTS),
          Map.entry("services.*.extra_hosts", Rule.HOSTS),
          Map.entry("services.*.command", Rule.REPLACED),
          Map.entry("services.*.entrypoint", Rule.REPLACED),
          Map.entry("services.*.healthcheck.test", Rule.REPLACED),
          Map.entry("services.*.logging", Rule.LOGGING));

  /** These hold a name of somebody's choice below them. */
  private static final Set<String> HOLDERS =
      Set.of("services", "networks", "volumes", "secrets", "configs");

  /** Lists of mappings that Compose appends even when two are equal. */
  private static final String DEVICES = "services.*.deploy.resources.reservations.devices";

  private MergeRules() {}

  static Rule at(String path) {
    return KEYED.contains(path) ? Rule.KEYED : OTHERS.getOrDefault(path, Rule.PLAIN);
  }

  static boolean keepsDoubles(String path) {
    return path.equals(DEVICES);
  }

  /** The path of {@code key} inside {@code path}. */
  static String below(String path, String key) {
    if (path.isEmpty()) {
      return key;
    }
    return path + "." + (HOLDERS.contains(path) ? "*" : key);
  }
}
