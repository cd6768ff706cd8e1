package org.imagewizard.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Every line of every container of a project, once, in order per container, whatever happens to the
 * containers and to the engine in between. Nothing is queued: a slow reader slows the engine's
 * stream, and memory stays bounded.
 */
public final class LogFollower {
  private final Engine engine;

  public LogFollower(Engine engine) {
    this.engine = engine;
  }

  /**
   * What to follow: services (empty for all), whether to go on, and since when: 10m, RFC 3339,
   * seconds, or empty for all.
   */
  public record Request(String project, List<String> services, boolean follow, String since) {
    public Request {
      services = List.copyOf(services);
    }

    boolean wants(Container container) {
      return services.isEmpty() || services.contains(container.service());
    }
  }

  /** Counts per service, for "received, dropped, reconnected". */
  public record Counts(long received, long dropped, long reconnected) {
    Counts plus(Counts other) {
      return new Counts(
          received + other.received, dropped + other.dropped, reconnected + other.reconnected);
    }
  }

  /**
   * Blocks until everything is read (without follow) or cancelled.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT when the time cannot be read,
   *     ENGINE when the engine does not answer, and does not come back while a log is read to its
   *     end
   */
  public Map<String, Counts> run(Request request, LogSink sink, Cancellation cancellation) {
    String since = Since.parse(request.since(), Instant.now());
    try (LogSession session = new LogSession(engine, request, since, sink, cancellation)) {
      return request.follow() ? session.follow() : session.once();
    }
  }
}
