package org.imagewizard.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.text.Phrase;

/** Runs commands to their end: in a container made for it, or inside a running one. */
final class ThrowAway {
  /** A probe's container may have to load an image from a slow disk; longer means that it hangs. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final long OPEN_SECONDS = 30;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectNode NOTHING = JSON.objectNode();

  private final EngineHttp http;

  ThrowAway(EngineHttp http) {
    this.http = http;
  }

  /**
   * The engine removes the container at its end by itself, even when this program is no more. So
   * its words and its end are asked for before it starts.
   */
  Engine.RunResult run(String image, List<String> command, boolean gpus) {
    String id =
        http.post("/containers/create", Optional.of(body(image, command, gpus)))
            .path("Id")
            .asText();
    String path = "/containers/" + id;
    boolean over = false;
    try (EngineStream end = opened(http.openPost(path + "/wait?condition=removed", NOTHING));
        EngineStream words =
            opened(http.openPost(path + "/attach?stream=1&stdout=1&stderr=1", NOTHING))) {
      http.post(path + "/start", Optional.empty());
      String output = text(words);
      int exitCode = Limit.within(LIMIT, () -> exitCode(end));
      over = true;
      return new Engine.RunResult(exitCode, output);
    } catch (TimeoutException e) {
      throw http.lost(Sentence.of("engine.no-end"), e);
    } finally {
      if (!over) {
        http.remove(path + "?force=1&v=1");
      }
    }
  }

  private static ObjectNode body(String image, List<String> command, boolean gpus) {
    ObjectNode body = JSON.objectNode().put("Image", image);
    command.forEach(body.putArray("Cmd")::add);
    body.putObject("Labels").put("org.imagewizard.once", "true");
    ObjectNode host = body.putObject("HostConfig").put("AutoRemove", true);
    if (gpus) {
      ObjectNode request = host.putArray("DeviceRequests").addObject();
      request.put("Driver", "nvidia").put("Count", -1);
      request.putArray("Capabilities").addArray().add("gpu");
    }
    return body;
  }

  private EngineStream opened(EngineStream stream) {
    try {
      return stream.opened(OPEN_SECONDS);
    } catch (IOException e) {
      throw http.lost(Phrase.plain(String.valueOf(e.getMessage())), e);
    }
  }

  private static int exitCode(EngineStream end) throws IOException {
    byte[] answer = end.readAllBytes();
    return new EngineHttp.Reply(200, new String(answer, StandardCharsets.UTF_8))
        .json()
        .path("StatusCode")
        .asInt(-1);
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
      throw http.lost(Sentence.of("engine.hung-up"), e);
    }
    decoder.finish();
    return text.toString();
  }
}
