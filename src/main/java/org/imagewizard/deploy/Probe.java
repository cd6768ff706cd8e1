package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.EngineInfo;

/**
 * Asks one container whether it answers, on its own address in the engine's network. Docker's first
 * health verdict comes a minute after the start, and a service that runs without listening breaks
 * every request to the server, so the answer itself is what counts.
 */
final class Probe {
  private static final int PATIENCE_MS = 2_000;
  private static final String PORT_LABEL = "ca.mcgill.a11y.image.port";

  private Probe() {}

  /** Containers' addresses can be reached only on the engine's own computer. */
  static boolean reaches(EngineInfo engine) {
    return !engine.remote()
        && System.getProperty("os.name").startsWith("Linux")
        && !engine.operatingSystem().contains("Docker Desktop");
  }

  /** What the probe learned; {@code reason} says what is not proven, empty when all is. */
  record Answer(boolean ready, Phrase reason) {}

  static Answer ask(Container container) {
    return switch (container.service()) {
      // Its health page is a fixed answer of a shell loop, so it proves nothing about its sound.
      case "supercollider" -> new Answer(true, Sentence.of("probe.supercollider"));
      case "memcached" -> listens(container, 11211);
      case "orchestrator" -> http(container, 8080, "/health");
      // It has no page of its own; the one question that it lets through is asked.
      case "docker-guard" -> http(container, 2375, "/containers/json");
      case "tat" -> http(container, 80, "/healthcheck.html");
      default -> http(container, port(container), "/health");
    };
  }

  static int port(Container container) {
    return Optional.ofNullable(container.labels().get(PORT_LABEL))
        .filter(text -> text.matches("\\d{1,5}"))
        .map(Integer::parseInt)
        .orElse(80);
  }

  private static Answer listens(Container container, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(container.address(), port), PATIENCE_MS);
      return new Answer(true, Sentence.NONE);
    } catch (IOException e) {
      return new Answer(false, Sentence.of("probe.not-listening", (long) port));
    }
  }

  private static Answer http(Container container, int port, String path) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(container.address(), port), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      String request = "GET " + path + " HTTP/1.0\r\nHost: " + container.service() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return verdict(statusLine(socket.getInputStream()), path, port);
    } catch (IOException e) {
      return new Answer(false, Sentence.of("probe.silent", (long) port));
    }
  }

  private static Answer verdict(String statusLine, String path, int port) {
    if (!statusLine.matches("HTTP/1\\.[01] \\d{3}.*")) {
      return new Answer(false, Sentence.of("probe.stranger", (long) port));
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    if (status < 400) {
      return new Answer(true, Sentence.NONE);
    }
    // Some services have no health page; that they answer at all is what the orchestrator needs.
    return status == 404
        ? new Answer(true, Sentence.of("probe.no-page", path))
        : new Answer(false, Sentence.of("probe.status", path, (long) status));
  }

  private static String statusLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n' && line.length() < 200; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }
}
