package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the engine's JSON into our records. What an engine leaves out is empty, never an error. */
final class EngineJson {
  private static final long MEBI = 1024 * 1024;

  private EngineJson() {}

  /** From {@code GET /version} and {@code GET /info}. */
  static EngineInfo info(String endpoint, JsonNode version, JsonNode info) {
    List<String> devices = new ArrayList<>();
    info.path("DiscoveredDevices").forEach(device -> devices.add(device.path("ID").asText("")));
    return new EngineInfo(
        endpoint,
        version.path("Version").asText(""),
        version.path("ApiVersion").asText(""),
        info.path("DockerRootDir").asText(""),
        info.path("Driver").asText(""),
        info.path("CgroupVersion").asText("1"),
        texts(info.path("SecurityOptions")),
        List.copyOf(new TreeSet<>(names(info.path("Runtimes")))),
        devices,
        info.path("OperatingSystem").asText(""),
        info.path("Architecture").asText(version.path("Arch").asText("")),
        Math.max(0, info.path("NCPU").asInt()),
        Math.max(0, info.path("MemTotal").asLong()) / MEBI,
        info.path("Containers").asInt(),
        traits(version, info));
  }

  private static EngineTraits traits(JsonNode version, JsonNode info) {
    String secure = info.path("HttpsProxy").asText("");
    return new EngineTraits(
        info.path("Name").asText(""),
        info.path("OSType").asText("linux"),
        version.path("MinAPIVersion").asText(""),
        info.path("LiveRestoreEnabled").asBoolean(),
        secure.isEmpty() ? info.path("HttpProxy").asText("") : secure,
        texts(info.path("RegistryConfig").path("Mirrors")),
        texts(info.path("CDISpecDirs")),
        info.path("SystemTime").asText(""));
  }

  /** From {@code GET /containers/ID/json}. */
  static Container container(JsonNode json) {
    JsonNode state = json.path("State");
    JsonNode config = json.path("Config");
    Map<String, String> labels = map(config.path("Labels"));
    String started = state.path("StartedAt").asText("");
    String health = state.path("Health").path("Status").asText("");
    return new Container(
        json.path("Id").asText(""),
        withoutSlash(json.path("Name").asText("")),
        labels.getOrDefault(Query.PROJECT_LABEL, ""),
        labels.getOrDefault(Query.SERVICE_LABEL, ""),
        config.path("Image").asText(""),
        json.path("Image").asText(""),
        state.path("Status").asText(""),
        health.isEmpty() ? "none" : health,
        state.path("ExitCode").asInt(),
        state.path("OOMKilled").asBoolean(),
        state.path("Error").asText(""),
        json.path("RestartCount").asInt(),
        // The engine's way to say never.
        started.startsWith("0001-") ? "" : started,
        config.path("Tty").asBoolean(),
        address(json.path("NetworkSettings")),
        networks(json.path("NetworkSettings")),
        cards(json.path("HostConfig")),
        ports(json.path("NetworkSettings").path("Ports")),
        labels);
  }

  /** A request by capability or by CDI name, or, as older Compose files have it, the runtime. */
  private static boolean cards(JsonNode host) {
    for (JsonNode request : host.path("DeviceRequests")) {
      if (request.path("Capabilities").toString().contains("\"gpu\"")
          || request.path("DeviceIDs").toString().contains("nvidia.com/")) {
        return true;
      }
    }
    return host.path("Runtime").asText("").equals("nvidia");
  }

  private static Set<String> networks(JsonNode settings) {
    Set<String> ids = new TreeSet<>();
    settings.path("Networks").forEach(one -> ids.add(one.path("NetworkID").asText("")));
    return ids;
  }

  /** From {@code GET /images/NAME/json}, and from an entry of {@code GET /images/json}. */
  static LocalImage image(JsonNode json) {
    JsonNode created = json.path("Created");
    return new LocalImage(
        json.path("Id").asText(""),
        named(json.path("RepoTags")),
        named(json.path("RepoDigests")),
        created.isNumber() ? Instant.ofEpochSecond(created.asLong()).toString() : time(created),
        json.path("Size").asLong(),
        map(json.has("Config") ? json.path("Config").path("Labels") : json.path("Labels")));
  }

  /** From {@code GET /images/NAME/json}. */
  static List<String> layers(JsonNode json) {
    return texts(json.path("RootFS").path("Layers"));
  }

  /** An imported image may say that it was made before all time. */
  private static String time(JsonNode json) {
    String text = json.asText("");
    return text.startsWith("0001-") ? "" : text;
  }

  /** Older engines write {@code <none>:<none>} where there is no name. */
  private static List<String> named(JsonNode json) {
    return texts(json).stream().filter(name -> !name.startsWith("<none>")).toList();
  }

  /** From one answer of {@code GET /containers/ID/stats}; empty for a container that is not up. */
  static Optional<Usage> usage(JsonNode json) {
    JsonNode cpu = json.path("cpu_stats");
    JsonNode memory = json.path("memory_stats");
    if (memory.path("usage").isMissingNode()) {
      return Optional.empty();
    }
    // Control groups of version 1 and 2 name the cache that can be taken back differently.
    JsonNode inner = memory.path("stats");
    long cache =
        inner.has("total_inactive_file")
            ? inner.path("total_inactive_file").asLong()
            : inner.path("inactive_file").asLong();
    long received = 0;
    long sent = 0;
    for (JsonNode network : json.path("networks")) {
      received += network.path("rx_bytes").asLong();
      sent += network.path("tx_bytes").asLong();
    }
    long read = 0;
    long written = 0;
    for (JsonNode disk : json.path("blkio_stats").path("io_service_bytes_recursive")) {
      String what = disk.path("op").asText("").toLowerCase(Locale.ROOT);
      read += what.equals("read") ? disk.path("value").asLong() : 0;
      written += what.equals("write") ? disk.path("value").asLong() : 0;
    }
    return Optional.of(
        new Usage(
            cpu.path("cpu_usage").path("total_usage").asLong(),
            cpu.path("system_cpu_usage").asLong(),
            Math.max(1, cpu.path("online_cpus").asInt()),
            Math.max(0, memory.path("usage").asLong() - cache),
            received,
            sent,
            read,
            written));
  }

  static Engine.Network network(JsonNode json) {
    return new Engine.Network(
        json.path("Id").asText(""), json.path("Name").asText(""), map(json.path("Labels")));
  }

  private static String address(JsonNode settings) {
    for (JsonNode network : settings.path("Networks")) {
      String address = network.path("IPAddress").asText("");
      if (!address.isEmpty()) {
        return address;
      }
    }
    return "";
  }

  private static List<String> ports(JsonNode json) {
    List<String> ports = new ArrayList<>();
    for (Map.Entry<String, JsonNode> port : json.properties()) {
      for (JsonNode binding : port.getValue()) {
        ports.add(
            "%s:%s->%s"
                .formatted(
                    binding.path("HostIp").asText(""),
                    binding.path("HostPort").asText(""),
                    port.getKey()));
      }
    }
    return ports;
  }

  private static Map<String, String> map(JsonNode json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText("")));
    return map;
  }

  private static List<String> names(JsonNode json) {
    return json.properties().stream().map(Map.Entry::getKey).toList();
  }

  static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText("")));
    return texts;
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
