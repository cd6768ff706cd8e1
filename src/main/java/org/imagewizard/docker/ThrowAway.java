package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs commands to their end: in a container made for it, or inside a running one. */
final class ThrowAway {
  /** A probe's container may have to load an image from a slow disk; longer means that it hangs. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final EngineHttp http;

  ThrowAway(EngineHttp http) {
    this.http = http;
  }

  Engine.RunResult run(String image, List<String> command, boolean gpus) {
    ObjectNode body = JSON.objectNode().put("Image", image);
    command.forEach(body.putArray("Cmd")::add);
    body.putObject("Labels").put("org.imagewizard.once", "true");
    if (gpus) {
      ObjectNode request = body.putObject("HostConfig").putArray("DeviceRequests").addObject();
      request.put("Driver", "nvidia").put("Count", -1);
      request.putArray("Capabilities").addArray().add("gpu");
    }
    String id = http.post("/containers/create", Optional.of(body)).path("Id").asText();
    try {
      http.post("/containers/" + id + "/start", Optional.empty());
      JsonNode end = http.postAndWait("/containers/" + id + "/wait", LIMIT);
      String path = "/containers/" + id + "/logs?stdout=1&stderr=1";
      return new Engine.RunResult(
          end.path("StatusCode").asInt(-1), text(http.open("GET", path, Optional.empty())));
    } finally {
      http.delete("/containers/" + id + "?force=1&v=1");
    }
  }

  Engine.RunResult exec(String containerId, List<String> command) {
    ObjectNode body = JSON.objectNode().put("AttachStdout", true).put("AttachStderr", true);
    command.forEach(body.putArray("Cmd")::add);
    String path = "/containers/" + Query.part(containerId) + "/exec";
    String id = http.post(path, Optional.of(body)).path("Id").asText();
    ObjectNode start = JSON.objectNode().put("Detach", false).put("Tty", false);
    String output = text(http.openPost("/exec/" + id + "/start", start));
    return new Engine.RunResult(
        http.get("/exec/" + id + "/json").path("ExitCode").asInt(-1), output);
  }

  /** Both streams, line by line as they came. */
  private String text(EngineStream stream) {
    StringBuilder text = new StringBuilder();
    LogDecoder decoder =
        new LogDecoder(false, false, (name, time, line) -> text.append(line).append('\n'));
    try (InputStream bytes = stream) {
      byte[] buffer = new byte[8192];
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        decoder.feed(buffer, 0, count);
      }
    } catch (IOException e) {
      throw http.lost("it hung up", e);
    }
    decoder.finish();
    return text.toString();
  }
}
