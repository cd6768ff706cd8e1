package org.imagewizard.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Every line of every container of a project, once, in order per container. Subscribes to the
 * engine's events before listing, so that no container can start unseen in between; is keyed by
 * container id; and follows a restarted container again from where it stopped. Nothing is queued: a
 * slow reader slows the engine's stream, and memory stays bounded.
 */
public final class LogFollower {
  private static final long AGAIN_AFTER_NS = Duration.ofMillis(500).toNanos();

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
   * @param lines called from one reader thread per container
   */
  public Map<String, Counts> run(
      Request request, Consumer<LogLine> lines, Cancellation cancellation) {
    String since = Since.parse(request.since(), Instant.now());
    try (Session session = new Session(request, since, lines, cancellation)) {
      return session.run();
    }
  }

  /** One run: its readers by container id. */
  private final class Session implements AutoCloseable {
    private final Request request;
    private final String since;
    private final Consumer<LogLine> lines;
    private final Cancellation cancellation;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ContainerLog> logs = new ConcurrentHashMap<>();
    private final Map<String, String> services = new ConcurrentHashMap<>();
    private final Set<String> reading = ConcurrentHashMap.newKeySet();
    private final Phaser readers = new Phaser(1);

    Session(Request request, String since, Consumer<LogLine> lines, Cancellation cancellation) {
      this.request = request;
      this.since = since;
      this.lines = lines;
      this.cancellation = cancellation;
    }

    Map<String, Counts> run() {
      if (request.follow()) {
        followEvents();
      } else {
        readAll();
        readers.arriveAndAwaitAdvance();
      }
      return counts();
    }

    /** Until cancelled. A cut (the engine restarted) is mended by subscribing and listing anew. */
    private void followEvents() {
      while (!cancellation.isCancelled()) {
        try (InputStream events = engine.events(request.project())) {
          cancellation.onCancel(() -> close(events));
          readAll();
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains("\"start\"")) {
              readAll();
            }
          }
        } catch (IOException | ProblemException e) {
          if (!cancellation.isCancelled()) {
            logs.values().forEach(ContainerLog::countReconnect);
          }
        }
        if (!cancellation.isCancelled()) {
          LockSupport.parkNanos(AGAIN_AFTER_NS);
        }
      }
    }

    private void readAll() {
      for (Container container : engine.containers(request.project())) {
        if (request.wants(container) && reading.add(container.id())) {
          services.put(container.id(), container.service());
          ContainerLog log =
              logs.computeIfAbsent(
                  container.id(), id -> new ContainerLog(engine, since, lines, cancellation));
          readers.register();
          threads.submit(() -> read(container, log));
        }
      }
    }

    private void read(Container container, ContainerLog log) {
      try {
        log.read(container, request.follow());
      } catch (IOException | ProblemException e) {
        log.countReconnect();
      } finally {
        reading.remove(container.id());
        readers.arriveAndDeregister();
      }
      if (request.follow() && !cancellation.isCancelled()) {
        againIfRunning(container.id());
      }
    }

    /** The stream of a running container ended: it was cut, or the container has started again. */
    private void againIfRunning(String id) {
      LockSupport.parkNanos(AGAIN_AFTER_NS);
      try {
        boolean running =
            engine.containers(request.project()).stream()
                .anyMatch(container -> container.id().equals(id) && container.running());
        if (running && !cancellation.isCancelled()) {
          readAll();
        }
      } catch (ProblemException e) {
        // The engine is away; the event loop lists anew once it is back.
      }
    }

    private Map<String, Counts> counts() {
      Map<String, Counts> counts = new TreeMap<>();
      logs.forEach(
          (id, log) -> counts.merge(services.getOrDefault(id, ""), log.counts(), Counts::plus));
      return counts;
    }

    private static void close(InputStream in) {
      try {
        in.close();
      } catch (IOException e) {
        // Closing is only how a blocked read is woken.
      }
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
