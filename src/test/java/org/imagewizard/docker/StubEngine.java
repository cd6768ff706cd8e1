package org.imagewizard.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An engine on a unix socket that answers what a test says. The answers are written by hand from
 * the documentation of the engine's API.
 */
public final class StubEngine implements AutoCloseable {
  /** Docker 20.10 on Debian 12. */
  public static final Answers OF_2020 =
      new Answers(
          """
          {"Version": "20.10.24+dfsg1", "ApiVersion": "1.41", "MinAPIVersion": "1.12",
           "Os": "linux", "Arch": "amd64"}
          """,
          """
          {"ID": "AB:CD", "Containers": 3, "Driver": "overlay2", "MemTotal": 33554432000, "NCPU": 16,
           "OperatingSystem": "Debian GNU/Linux 12 (bookworm)", "OSType": "linux",
           "Architecture": "x86_64", "DockerRootDir": "/var/lib/docker", "HttpProxy": "",
           "HttpsProxy": "", "CgroupDriver": "systemd", "CgroupVersion": "2", "Name": "lab",
           "Runtimes": {"io.containerd.runc.v2": {"path": "runc"}, "runc": {"path": "runc"}},
           "LiveRestoreEnabled": false, "SecurityOptions": ["name=seccomp,profile=default"],
           "RegistryConfig": {"Mirrors": []}, "SystemTime": "2026-03-01T12:00:00.123456789Z"}
          """);

  /** Docker 26.1. */
  public static final Answers OF_2024 =
      new Answers(
          OF_2020.version().replace("20.10.24+dfsg1", "26.1.5").replace("1.41", "1.45"),
          OF_2020.info().replace("\"HttpProxy\"", "\"CDISpecDirs\": [], \"HttpProxy\""));

  /** Docker 28.5 with its own description of devices. */
  public static final Answers OF_2025 =
      new Answers(
          OF_2020
              .version()
              .replace("20.10.24+dfsg1", "28.5.2")
              .replace("1.41", "1.51")
              .replace("1.12", "1.44"),
          OF_2020
              .info()
              .replace(
                  "\"HttpProxy\"",
                  """
                  "CDISpecDirs": ["/etc/cdi", "/var/run/cdi"],
                  "DiscoveredDevices": [{"Source": "cdi", "ID": "nvidia.com/gpu=0"},
                                        {"Source": "cdi", "ID": "nvidia.com/gpu=all"}],
                  "HttpProxy"\
                  """));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Http http;

  private StubEngine(Http http) {
    this.http = http;
  }

  /** What it says at {@code /version} and {@code /info}. */
  public record Answers(String version, String info) {
    /** The same, one thing at {@code /info} changed. */
    public Answers with(String name, Object value) {
      try {
        ObjectNode node = (ObjectNode) JSON.readTree(info);
        node.set(name, JSON.valueToTree(value));
        return new Answers(version, node.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Answers api(String newest, String oldest) {
      return new Answers(
          "{\"Version\": \"99.1\", \"ApiVersion\": \"%s\", \"MinAPIVersion\": \"%s\"}"
              .formatted(newest, oldest),
          info);
    }
  }

  public static StubEngine at(Path socket, Answers answers) throws IOException {
    Files.createDirectories(socket.getParent());
    return new StubEngine(
        new Http(
            socket,
            request -> {
              String path = request.split(" ", -1)[1].replaceFirst("^/v[0-9.]+", "");
              return switch (path.replaceFirst("\\?.*", "")) {
                case "/_ping" -> Http.json(200, "OK");
                case "/version" -> Http.json(200, answers.version());
                case "/info" -> Http.json(200, answers.info());
                case "/networks" -> Http.json(200, "[{\"Id\": \"1\", \"Name\": \"bridge\"}]");
                default -> Http.json(200, "[]");
              };
            }));
  }

  /**
   * @param answer to every request, byte for byte; empty hangs
   */
  public static StubEngine saying(Path socket, String answer) throws IOException {
    Files.createDirectories(socket.getParent());
    return new StubEngine(new Http(socket, request -> answer));
  }

  /** An answer with a status and a text that is no JSON. */
  public static String answer(int status, String text) {
    return Http.json(status, text);
  }

  /** A finder that looks below a test's folders. */
  public static EngineFinder finder(Map<String, String> env, Path home, Path root, Duration limit) {
    return new EngineFinder(EngineChoice.of(Optional.empty(), env, home, root), limit);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
