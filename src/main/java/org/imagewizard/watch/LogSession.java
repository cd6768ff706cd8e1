package org.imagewizard.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * One run of a {@link LogFollower}: a reader per container id. Subscribes to the engine's events
 * before it lists the containers, so that none can start unseen in between.
 */
final class LogSession implements AutoCloseable {
  private static final long AGAIN_AFTER_NS = Duration.ofMillis(500).toNanos();

  /** How long a log that is read to its end waits for an engine that went away. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern ID = Pattern.compile("\"ID\":\"([0-9a-f]{12,64})\"");

  private final Engine engine;
  private final LogFollower.Request request;
  private final String since;
  private final LogSink sink;
  private final Cancellation cancellation;
  private final OpenStreams streams = new OpenStreams();
  private final Map<String, ContainerLog> logs = new ConcurrentHashMap<>();
  private final Map<String, String> services = new ConcurrentHashMap<>();
  private final LogTails tails;

  LogSession(
      Engine engine,
      LogFollower.Request request,
      String since,
      LogSink sink,
      Cancellation cancellation) {
    this.engine = engine;
    this.request = request;
    this.since = since;
    this.sink = sink;
    this.cancellation = cancellation;
    this.tails = new LogTails(this::tail);
    cancellation.onCancel(streams::close);
  }

  /** All there is now. */
  Map<String, LogFollower.Counts> once() {
    List<FutureTask<Boolean>> works = new ArrayList<>();
    for (Container container : wanted()) {
      FutureTask<Boolean> work = new FutureTask<>(() -> toItsEnd(container));
      works.add(work);
      LogTails.READER.newThread(work).start();
    }
    works.forEach(Tasks::result);
    return counts();
  }

  private List<Container> wanted() {
    return engine.containers(request.project()).stream().filter(request::wants).toList();
  }

  private ContainerLog log(Container container) {
    services.put(container.id(), container.service());
    return logs.computeIfAbsent(container.id(), id -> new ContainerLog(engine, since, sink));
  }

  private boolean toItsEnd(Container container) {
    long lastGood = System.nanoTime();
    while (!cancellation.isCancelled()) {
      long before = log(container).counts().received();
      try {
        log(container).read(container, false, streams::add);
        return true;
      } catch (IOException | ProblemException e) {
        if (refused(container, e)) {
          return false;
        }
        if (log(container).counts().received() > before) {
          lastGood = System.nanoTime();
        } else if (System.nanoTime() - lastGood > PATIENCE.toNanos()) {
          throw e instanceof ProblemException known
              ? known
              : new ProblemException(
                  Problem.engine("engine.lost", Sentence.of("engine.hung-up"), List.of()), e);
        }
        LockSupport.parkNanos(AGAIN_AFTER_NS);
      }
    }
    return false;
  }

  /** Whether the engine, rather than be away, will not give this log; says so. */
  private boolean refused(Container container, Exception e) {
    if (e instanceof ProblemException known && known.problem().kind() == Problem.Kind.OUTCOME) {
      sink.unreadable(container.service(), known.problem());
      return true;
    }
    return false;
  }

  /** Until cancelled. A cut (the engine restarted) is mended by subscribing and listing anew. */
  Map<String, LogFollower.Counts> follow() {
    boolean first = true;
    while (!cancellation.isCancelled()) {
      try (InputStream events = engine.events(request.project())) {
        streams.add(events);
        wanted().forEach(tails::ensure);
        first = false;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          started(line).filter(request::wants).ifPresent(tails::ensure);
        }
      } catch (IOException e) {
        // Cut: the engine restarts. Subscribed anew below.
      } catch (ProblemException e) {
        if (first && !cancellation.isCancelled()) {
          throw e;
        }
      }
      if (!cancellation.isCancelled()) {
        LockSupport.parkNanos(AGAIN_AFTER_NS);
      }
    }
    return counts();
  }

  private Optional<Container> started(String event) {
    Matcher id = ID.matcher(event);
    return event.contains("\"start\"") && id.find()
        ? engine.container(id.group(1))
        : Optional.empty();
  }

  /** One container from now until it has ended and all it said is read. */
  private void tail(Container first) {
    Container now = first;
    while (!cancellation.isCancelled()) {
      long began = System.nanoTime();
      boolean runs = now.running() || now.state().equals("paused");
      try {
        log(now).read(now, runs, streams::add);
        if (!runs && tails.ended(now.id())) {
          return;
        }
      } catch (IOException e) {
        // Cut, or cancelled: looked at below.
      } catch (ProblemException e) {
        if (e.problem().kind() == Problem.Kind.OUTCOME && engineKnows(now)) {
          sink.unreadable(now.service(), e.problem());
          tails.end(now.id());
          return;
        }
      }
      if (runs && System.nanoTime() - began < AGAIN_AFTER_NS) {
        // A stream that ends as soon as it begins must not be asked for a thousand times a second.
        LockSupport.parkNanos(AGAIN_AFTER_NS / 5);
      }
      Optional<Container> again = lookAgain(now.id());
      if (again.isEmpty()) {
        tails.end(now.id());
        return;
      }
      now = again.get();
    }
  }

  private boolean engineKnows(Container container) {
    return lookAgain(container.id()).isPresent();
  }

  /** Waits for the engine when it is away; empty when the container is gone, or on cancel. */
  private Optional<Container> lookAgain(String id) {
    while (!cancellation.isCancelled()) {
      try {
        return engine.container(id);
      } catch (ProblemException e) {
        LockSupport.parkNanos(AGAIN_AFTER_NS);
      }
    }
    return Optional.empty();
  }

  private Map<String, LogFollower.Counts> counts() {
    Map<String, LogFollower.Counts> counts = new TreeMap<>();
    logs.forEach(
        (id, log) ->
            counts.merge(services.getOrDefault(id, ""), log.counts(), LogFollower.Counts::plus));
    return counts;
  }

  @Override
  public void close() {
    streams.close();
    tails.close();
  }
}
