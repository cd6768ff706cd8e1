package org.imagewizard.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalInt;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
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

  /** A way to ask; blocks for a few seconds at most, from any thread. */
  @FunctionalInterface
  interface Asker {
    Answer ask(Container running);
  }

  /** The best proof that can be had from here. */
  static Asker of(Engine engine, EngineInfo info) {
    return reaches(info) ? Probe::ask : new InsideProbe(engine);
  }

  /** Containers' addresses can be reached only on the engine's own computer. */
  static boolean reaches(EngineInfo engine) {
    return !engine.remote()
        && System.getProperty("os.name").startsWith("Linux")
        && !engine.operatingSystem().contains("Docker Desktop");
  }

  /** What the probe learned; {@code reason} says what is not proven, empty when all is. */
  record Answer(boolean ready, Phrase reason) {}

  /** Where a service answers; one without a page only listens. */
  record Target(int port, Optional<String> page) {}

  static Answer ask(Container container) {
    if (container.address().isEmpty()) {
      return health(container);
    }
    return target(container)
        .map(
            target ->
                target
                    .page()
                    .map(page -> http(container, target.port(), page))
                    .orElseGet(() -> listens(container, target.port())))
        .orElseGet(Probe::unprovable);
  }

  /** Its health page is a fixed answer of a shell loop, so it proves nothing about its sound. */
  static Answer unprovable() {
    return new Answer(true, Sentence.of("probe.supercollider"));
  }

  /** What Docker's own health check says, for want of better. */
  static Answer health(Container container) {
    return switch (container.health()) {
      case "healthy" -> new Answer(true, Sentence.NONE);
      case "none" -> new Answer(true, Sentence.of("reason.unasked"));
      default -> new Answer(false, Sentence.of("reason.health", container.health()));
    };
  }

  /** Empty for a service that proves nothing by answering. */
  static Optional<Target> target(Container container) {
    return switch (container.service()) {
      case "supercollider" -> Optional.empty();
      case "memcached" -> Optional.of(new Target(11211, Optional.empty()));
      case Orchestrator.NAME -> Optional.of(new Target(8080, Optional.of("/health")));
      // It has no page of its own; the one question that it lets through is asked.
      case "docker-guard" -> Optional.of(new Target(2375, Optional.of("/containers/json")));
      case "tat" -> Optional.of(new Target(80, Optional.of("/healthcheck.html")));
      default -> Optional.of(new Target(port(container), Optional.of("/health")));
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
      return verdict(PlainGet.statusLine(socket, container.service(), path), path, port);
    } catch (IOException e) {
      return new Answer(false, Sentence.of("probe.silent", (long) port));
    }
  }

  private static Answer verdict(String statusLine, String path, int port) {
    OptionalInt answered = PlainGet.status(statusLine);
    if (answered.isEmpty()) {
      return new Answer(false, Sentence.of("probe.stranger", (long) port));
    }
    int status = answered.getAsInt();
    if (status < 400) {
      return new Answer(true, Sentence.NONE);
    }
    // Some services have no health page; that they answer at all is what the orchestrator needs.
    return status == 404
        ? new Answer(true, Sentence.of("probe.no-page", path))
        : new Answer(false, Sentence.of("probe.status", path, (long) status));
  }
}
