package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.LogDecoder;
import org.imagewizard.docker.Tar;
import org.imagewizard.it.OwnEngine;
import org.imagewizard.machine.Busybox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing of a log is lost or doubled, whatever happens to its container and to the engine: writers
 * count, and what the follower gave is compared line by line with what the engine holds.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LogCompletenessIT {
  private static final String IMAGE = "image-wizard-test/writer:1";
  private static final String PROJECT = "image-wizard-test-complete";

  /** How often containers are restarted: {@code -Dlog.rounds=100} for the long proof. */
  private static final int ROUNDS = Integer.getInteger("log.rounds", 12);

  /** Counts on both streams, and leaves an unfinished line when it is killed. */
  private static final String COUNT =
      "i=0; while :; do i=$((i+1)); echo out $i; [ $((i%5)) = 0 ] && echo err $i >&2;"
          + " [ $((i%50)) = 0 ] && usleep 20000; done";

  private final Map<String, List<LogLine>> seen = new ConcurrentHashMap<>();
  private final Cancellation cancellation = new Cancellation();
  private OwnEngine own;
  private Engine engine;
  private CompletableFuture<Map<String, LogFollower.Counts>> run;

  @BeforeEach
  void engineAndImage() throws Exception {
    own = OwnEngine.start();
    engine = new EngineFinder(Optional.of(own.host())).connect();
    engine.importImage(
        new ByteArrayInputStream(
            new Tar().program("busybox", Busybox.here().orElseThrow()).toBytes()),
        IMAGE,
        List.of("ENTRYPOINT [\"/busybox\", \"sh\", \"-c\"]"));
  }

  @AfterEach
  void leaveNothing() {
    cancellation.cancel();
    if (engine != null) {
      engine.close();
    }
    if (own != null) {
      own.close();
    }
  }

  @Test
  void restartedAndRecreatedContainersAreCompleteOverManyRounds() throws Exception {
    write("one", "one", COUNT);
    write("two", "two", COUNT);
    follow();
    for (int round = 0; round < ROUNDS; round++) {
      own.docker("restart", "-t", "0", "one");
      if (round % 4 == 3) {
        own.docker("stop", "-t", "0", "two");
        stillReads("two");
        own.docker("rm", "-f", "two");
        write("two", "two", COUNT);
      } else {
        own.docker("kill", "two");
        own.docker("start", "two");
      }
    }
    own.docker("kill", "one", "two");
    everythingIsThere();
  }

  @Test
  void anEngineKilledAndRestartedLosesNothing() throws Exception {
    write("one", "one", COUNT);
    write("two", "two", COUNT.replace("usleep 20000", "usleep 50000"));
    follow();
    stillReads("one");
    stillReads("two");
    for (int round = 0; round < Math.max(2, ROUNDS / 6); round++) {
      own.kill();
      own.startAgain();
      stillReads("one");
      stillReads("two");
    }
    own.docker("kill", "one", "two");
    allThatTheEngineHoldsIsThere();
    // Not one line more either. The numbers may have gaps: an engine that is killed has read lines
    // from the container that it never wrote down.
    held().forEach((key, lines) -> assertThat(given(key)).as(key).isEqualTo(lines));
    assertThat(run.join().get("one").reconnected()).isPositive();
  }

  @Test
  void aFloodAnEndlessLineRubbishAndATerminalAreComplete() throws Exception {
    write("flood", "flood", "yes 'a line of a flood, forty characters' | head -n 300000");
    write("endless", "endless", "head -c 30000000 /dev/zero | tr '\\0' x; echo; echo end");
    write("rubbish", "rubbish", "head -c 300000 /dev/urandom; echo; echo end");
    write(
        "pieces",
        "pieces",
        "for n in 16383 16384 16385 32768 49153; do head -c $n /dev/zero"
            + " | tr '\\0' y; echo; done; printf 'no end'");
    write("bomb", "bomb", "printf '\\033[2J\\033]0;title\\007red\\r\\033[31mgreen\\n'; echo end");
    own.docker(
        "run",
        "-dt",
        "--name",
        "terminal",
        "--network=none",
        "--label=com.docker.compose.project=" + PROJECT,
        "--label=com.docker.compose.service=terminal",
        IMAGE,
        "echo one; head -c 20000 /dev/zero | tr '\\0' z; echo; echo two");
    follow();
    for (String name : List.of("flood", "endless", "rubbish", "pieces", "bomb", "terminal")) {
      own.docker("wait", name);
    }
    everythingIsThere();

    assertThat(seen.get("flood")).hasSize(300_000);
    assertThat(texts("pieces"))
        .extracting(String::length)
        .containsExactly(16383, 16384, 16385, 32768, 49153, 6);
    assertThat(texts("endless")).extracting(String::length).containsExactly(30_000_000, 3);
    assertThat(seen.get("endless")).extracting(l -> l.line().length()).allMatch(n -> n <= 1 << 20);
    assertThat(texts("bomb")).containsExactly("\u001b[31mgreen", "end");
    assertThat(texts("terminal")).containsExactly("one", "z".repeat(20_000), "two");
  }

  /** Lines with their parts put together. */
  private List<String> texts(String service) {
    List<String> texts = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (LogLine line : seen.get(service)) {
      open.append(line.line());
      if (!line.more()) {
        texts.add(open.toString());
        open.setLength(0);
      }
    }
    return texts;
  }

  private void write(String name, String service, String script) {
    OwnEngine.Said said =
        own.docker(
            "run",
            "-d",
            "--name",
            name,
            "--network=none",
            "--label=com.docker.compose.project=" + PROJECT,
            "--label=com.docker.compose.service=" + service,
            IMAGE,
            script);
    assertThat(said.exit()).as(said.text()).isZero();
  }

  private void follow() {
    LogFollower.Request request = new LogFollower.Request(PROJECT, List.of(), true, "");
    run =
        CompletableFuture.supplyAsync(
            () ->
                new LogFollower(engine)
                    .run(
                        request,
                        line ->
                            seen.computeIfAbsent(
                                    line.service(),
                                    name ->
                                        java.util.Collections.synchronizedList(new ArrayList<>()))
                                .add(line),
                        cancellation),
            // The common pool of a small computer has one thread, which others wait for.
            work -> Thread.ofPlatform().name("follower").start(work));
    await(() -> !seen.isEmpty());
  }

  /** More lines arrive than have arrived so far. */
  private void stillReads(String service) {
    int before = count(service);
    await(() -> count(service) > before || !engineHasMore(service, before));
  }

  private boolean engineHasMore(String service, int seenSoFar) {
    return held().getOrDefault(service, List.of()).size() > seenSoFar;
  }

  private int count(String service) {
    return seen.getOrDefault(service, List.of()).size();
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void everythingIsThere() throws Exception {
    allThatTheEngineHoldsIsThere();
    seen.keySet().forEach(this::counted);
  }

  /** What the engine holds of the containers that are there now is what the follower gave last. */
  private void allThatTheEngineHoldsIsThere() throws Exception {
    Map<String, List<String>> held = held();
    for (Map.Entry<String, List<String>> service : held.entrySet()) {
      await(() -> endsWith(service.getKey(), service.getValue()));
    }
    cancellation.cancel();
    run.get(20, TimeUnit.SECONDS);
    held.forEach(
        (key, lines) -> {
          List<String> given = given(key);
          assertThat(given.size()).as("lines of %s", key).isGreaterThanOrEqualTo(lines.size());
          assertThat(given.subList(given.size() - lines.size(), given.size()))
              .as("the last lines of %s", key)
              .isEqualTo(lines);
        });
  }

  private boolean endsWith(String key, List<String> lines) {
    List<String> given = given(key);
    return given.size() >= lines.size()
        && given.subList(given.size() - lines.size(), given.size()).equals(lines);
  }

  private List<String> given(String key) {
    String service = key.substring(0, key.indexOf(' '));
    String stream = key.substring(key.indexOf(' ') + 1);
    List<LogLine> lines = seen.getOrDefault(service, List.of());
    synchronized (lines) {
      return lines.stream()
          .filter(line -> line.stream().equals(stream))
          .map(line -> line.time() + " " + line.line())
          .toList();
    }
  }

  /** In every life of a writer: 1, 2, 3 … on stdout, 5, 10, 15 … on stderr, nothing between. */
  private void counted(String service) {
    for (String stream : List.of("out ", "err ")) {
      long last = 0;
      int step = stream.equals("out ") ? 1 : 5;
      for (LogLine line : List.copyOf(seen.get(service))) {
        if (line.line().matches(stream + "\\d+")) {
          long number = Long.parseLong(line.line().substring(4));
          assertThat(number)
              .as("%s%s after %d", service, line, last)
              .isIn((long) step, last + step);
          last = number;
        }
      }
    }
  }

  /** "service stream" → every line that the engine's own log holds, oldest container first. */
  private Map<String, List<String>> held() {
    Map<String, List<String>> held = new TreeMap<>();
    for (Container container : engine.containers(PROJECT)) {
      LogSink sink =
          line ->
              held.computeIfAbsent(line.service() + " " + line.stream(), key -> new ArrayList<>())
                  .add(line.time() + " " + line.line());
      try (InputStream in = engine.logs(container.id(), false, "")) {
        LogDecoder decoder = new LogDecoder(container.tty(), new Whole(container, sink));
        byte[] bytes = in.readAllBytes();
        decoder.feed(bytes, 0, bytes.length);
        decoder.finish();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return held;
  }

  private record Whole(Container container, LogSink sink)
      implements org.imagewizard.docker.LineSink {
    @Override
    public void line(String stream, String time, String line) {
      sink.line(new LogLine(container.service(), container.name(), stream, time, line));
    }

    @Override
    public void part(String stream, String time, String text) {
      line(stream, time, text);
    }
  }
}
