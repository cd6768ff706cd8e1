package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogFollowerTest {
  private final FakeEngine engine = new FakeEngine();
  private final LinkedBlockingQueue<LogLine> seen = new LinkedBlockingQueue<>();
  private final Cancellation cancellation = new Cancellation();

  @Test
  void readsEveryLineOfEveryService() {
    String a = engine.run("p", "orchestrator", "image-a");
    String b = engine.run("p", "memcached", "image-b");
    String other = engine.run("q", "stranger", "image-c");
    for (int i = 0; i < 50; i++) {
      engine.print(a, "stdout", "a" + i);
      engine.print(b, "stderr", "b" + i);
      engine.print(other, "stdout", "never");
    }

    Map<String, LogFollower.Counts> counts = read(List.of());

    assertThat(seen).hasSize(100).extracting(LogLine::line).doesNotContain("never");
    assertThat(lines("orchestrator")).startsWith("a0", "a1").endsWith("a49");
    assertThat(counts.get("memcached")).isEqualTo(new LogFollower.Counts(50, 0, 0));
  }

  @Test
  void readsOnlyTheServicesAskedFor() {
    engine.print(engine.run("p", "orchestrator", "i"), "stdout", "yes");
    engine.print(engine.run("p", "memcached", "i"), "stdout", "no");

    read(List.of("orchestrator"));

    assertThat(seen).extracting(LogLine::line).containsExactly("yes");
  }

  @Test
  void followsARestartedContainerWithoutLosingOrDoubling() throws Exception {
    String id = engine.run("p", "orchestrator", "i");
    engine.print(id, "stdout", "one");
    CompletableFuture<Map<String, LogFollower.Counts>> run =
        CompletableFuture.supplyAsync(() -> follow());
    assertThat(next()).isEqualTo("one");
    engine.print(id, "stdout", "two");
    assertThat(next()).isEqualTo("two");

    engine.exit(id, 1);
    engine.start(id);
    engine.print(id, "stdout", "three");
    assertThat(next()).isEqualTo("three");

    cancellation.cancel();
    LogFollower.Counts counts = run.get(5, TimeUnit.SECONDS).get("orchestrator");
    assertThat(counts.received()).isEqualTo(3);
    assertThat(counts.reconnected()).isEqualTo(1);
    assertThat(seen).isEmpty();
  }

  @Test
  void followsAContainerThatStartsLater() throws Exception {
    engine.print(engine.run("p", "first", "i"), "stdout", "here");
    CompletableFuture<?> run = CompletableFuture.supplyAsync(() -> follow());
    assertThat(next()).isEqualTo("here");

    engine.print(engine.run("p", "second", "i"), "stdout", "later");
    assertThat(next()).isEqualTo("later");

    cancellation.cancel();
    run.get(5, TimeUnit.SECONDS);
  }

  /** Cuts, restarts and an absent engine at every moment: each line once, in order per stream. */
  @Test
  @Timeout(60)
  void nothingIsLostOrDoubledWhateverHappens() throws Exception {
    String id = engine.run("p", "orchestrator", "i");
    CompletableFuture<Map<String, LogFollower.Counts>> run =
        CompletableFuture.supplyAsync(() -> follow());
    Random random = new Random(7);
    int lines = 0;
    for (int round = 0; round < 100; round++) {
      for (int i = random.nextInt(40); i >= 0; i--) {
        if (random.nextBoolean()) {
          engine.race(id, "out " + lines, "err " + lines);
        } else {
          engine.print(id, "stdout", "out " + lines);
          engine.print(id, "stderr", "err " + lines);
        }
        lines++;
      }
      switch (random.nextInt(4)) {
        case 0 -> engine.cut();
        case 1 -> {
          engine.goDown();
          engine.cut();
          engine.comeBack();
        }
        case 2 -> {
          engine.exit(id, 1);
          engine.start(id);
        }
        default -> {
          engine.cut();
          engine.exit(id, 1);
          engine.start(id);
        }
      }
    }
    List<String> out = IntStream.range(0, lines).mapToObj(i -> "out " + i).toList();
    List<String> err = IntStream.range(0, lines).mapToObj(i -> "err " + i).toList();
    int all = 2 * lines;
    while (seen.size() < all && !run.isDone()) {
      Thread.onSpinWait();
    }

    cancellation.cancel();
    assertThat(run.get(5, TimeUnit.SECONDS).get("orchestrator").received()).isEqualTo(all);
    assertThat(seen).filteredOn(l -> l.stream().equals("stdout")).map(LogLine::line).isEqualTo(out);
    assertThat(seen).filteredOn(l -> l.stream().equals("stderr")).map(LogLine::line).isEqualTo(err);
  }

  @Test
  void whatAContainerSaidBeforeItEndedIsReadAlthoughTheFollowMissedIt() throws Exception {
    String id = engine.run("p", "orchestrator", "i");
    engine.print(id, "stdout", "one");
    CompletableFuture<?> run = CompletableFuture.supplyAsync(() -> follow());
    assertThat(next()).isEqualTo("one");

    engine.goDown();
    engine.cut();
    engine.print(id, "stdout", "last words");
    engine.exit(id, 1);
    engine.comeBack();

    assertThat(next()).isEqualTo("last words");
    cancellation.cancel();
    run.get(5, TimeUnit.SECONDS);
    assertThat(seen).isEmpty();
  }

  @Test
  void aRecreatedContainerIsFollowedUnderItsNewId() throws Exception {
    String old = engine.run("p", "orchestrator", "i");
    engine.print(old, "stdout", "old");
    CompletableFuture<Map<String, LogFollower.Counts>> run =
        CompletableFuture.supplyAsync(() -> follow());
    assertThat(next()).isEqualTo("old");

    engine.removeContainer(old);
    engine.print(engine.run("p", "orchestrator", "i"), "stdout", "new");

    assertThat(next()).isEqualTo("new");
    cancellation.cancel();
    assertThat(run.get(5, TimeUnit.SECONDS).get("orchestrator").received()).isEqualTo(2);
  }

  @Test
  void anEngineThatIsAwayFromTheStartIsSaid() {
    engine.goDown();
    assertThatThrownBy(this::follow).isInstanceOf(ProblemException.class);
  }

  @Test
  void sinceTakesWhatPeopleWrite() {
    Instant now = Instant.ofEpochSecond(1_000_000);
    assertThat(Since.parse("10m", now)).isEqualTo("999400.000000000");
    assertThat(Since.parse("12.5", now)).isEqualTo("12.5");
    assertThat(Since.parse("1970-01-01T00:00:01Z", now)).isEqualTo("1.000000000");
    assertThat(Since.parse("", now)).isEmpty();
    assertThatThrownBy(() -> Since.parse("yesterday", now))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("\"yesterday\" is no time");
  }

  private Map<String, LogFollower.Counts> read(List<String> services) {
    return new LogFollower(engine)
        .run(new LogFollower.Request("p", services, false, ""), seen::add, cancellation);
  }

  private Map<String, LogFollower.Counts> follow() {
    return new LogFollower(engine)
        .run(new LogFollower.Request("p", List.of(), true, ""), seen::add, cancellation);
  }

  private String next() throws InterruptedException {
    LogLine line = seen.poll(10, TimeUnit.SECONDS);
    return line == null ? "nothing came" : line.line();
  }

  private List<String> lines(String service) {
    List<String> lines = new ArrayList<>();
    seen.stream().filter(l -> l.service().equals(service)).forEach(l -> lines.add(l.line()));
    return lines;
  }
}
