package org.imagewizard.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Asks whether a container listens where its address cannot be reached: on another computer, or in
 * Docker Desktop's machine. The kernel's table of sockets is read inside the container itself,
 * which needs no more there than {@code cat}. It proves less than an answer, and more than Docker's
 * health, whose first verdict comes a minute late.
 */
final class InsideProbe implements Probe.Asker {
  /** Each question is three requests, perhaps over SSH. */
  private static final long BETWEEN_NS = Duration.ofSeconds(1).toNanos();

  private static final List<String> TABLES = List.of("cat", "/proc/net/tcp", "/proc/net/tcp6");

  private record Asked(long nanos, Probe.Answer answer) {}

  private final Engine engine;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  InsideProbe(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Probe.Answer ask(Container running) {
    return switch (running.health()) {
      // Docker has asked it, by its own page.
      case "healthy", "unhealthy" -> Probe.health(running);
      default ->
          Probe.target(running)
              .map(target -> inside(running, target.port()))
              .orElseGet(Probe::unprovable);
    };
  }

  private Probe.Answer inside(Container running, int port) {
    Asked before = asked.get(running.id());
    if (before != null && System.nanoTime() - before.nanos() < BETWEEN_NS) {
      return before.answer();
    }
    Probe.Answer answer =
        tables(running).map(tables -> answer(tables, port)).orElseGet(() -> Probe.health(running));
    asked.put(running.id(), new Asked(System.nanoTime(), answer));
    return answer;
  }

  private static Probe.Answer answer(String tables, int port) {
    return listens(tables, port)
        ? new Probe.Answer(true, Sentence.of("probe.inside", (long) port))
        : new Probe.Answer(false, Sentence.of("probe.not-listening", (long) port));
  }

  /** Empty where there is no {@code cat}, or the container ended meanwhile. */
  private Optional<String> tables(Container running) {
    try {
      return Optional.of(engine.exec(running.id(), TABLES).output())
          .filter(text -> text.contains("local_address"));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * Columns: number, local address:port in hexadecimal, remote, state (0A listens). An address that
   * only the container itself reaches does not count; the kernel writes its bytes backwards, so
   * 127.x.y.z ends in 7F.
   */
  static boolean listens(String tables, int port) {
    String suffix = ":" + String.format("%04X", port);
    return tables
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals("0A"))
        .map(columns -> columns[1])
        .filter(address -> address.endsWith(suffix))
        .map(address -> address.substring(0, address.length() - suffix.length()))
        .anyMatch(address -> !address.endsWith("7F") && !address.matches("0{24}01000000"));
  }
}
