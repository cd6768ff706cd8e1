package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        info.path("NCPU").asInt(),
        info.path("MemTotal").asLong() / MEBI,
        info.path("Containers").asInt());
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
        ports(json.path("NetworkSettings").path("Ports")),
        labels);
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
