package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Engine} must do. The fake and the real one run the same suite. */
@Timeout(90)
abstract class EngineContract {
  static final String PROJECT = "image-wizard-test-contract";
  static final String LABEL = "org.imagewizard.test";

  abstract Engine engine();

  /** A local image that runs; its name and tag. */
  abstract String image();

  /**
   * Starts a container of {@link #PROJECT} that prints each line ("err:" ones on stderr) and then,
   * when it stays, runs on; returns its id once the lines are in its log.
   */
  abstract String run(String service, List<String> lines, boolean stays) throws Exception;

  /** A name with a tag that a registry has; it may not be here yet. */
  abstract String published() throws Exception;

  /** A pull of this fails with an error inside a good answer. */
  abstract String missingImage();

  @Test
  void infoNamesTheEngine() {
    EngineInfo info = engine().info();
    assertThat(info.version()).isNotEmpty();
    assertThat(ApiVersion.parse(info.apiVersion())).isPresent();
    assertThat(info.memoryMiB()).isPositive();
    assertThat(info.cpus()).isPositive();
    assertThat(info.runtimes()).contains("runc");
    assertThat(info.endpoint()).contains("://");
  }

  @Test
  void aContainerIsDescribedStoppedStartedAndRemoved() throws Exception {
    String id = run("worker", List.of("hello"), true);
    Container container = only("worker");
    assertThat(container.id()).isEqualTo(id);
    assertThat(container.state()).isEqualTo("running");
    assertThat(container.health()).isEqualTo("none");
    assertThat(container.startedAt()).startsWith("20").endsWith("Z");
    assertThat(container.address()).contains(".");
    assertThat(container.labels()).containsEntry(Query.SERVICE_LABEL, "worker");
    assertThat(engine().container(id)).contains(container);
    engine().stop(id);
    assertThat(only("worker").state()).isEqualTo("exited");
    engine().stop(id);
    engine().start(id);
    engine().start(id);
    assertThat(only("worker").running()).isTrue();
    engine().removeContainer(id);
    engine().removeContainer(id);
    assertThat(engine().containers(PROJECT)).noneMatch(one -> one.id().equals(id));
    assertThat(engine().container(id)).isEmpty();
    assertThatThrownBy(() -> engine().start(id)).satisfies(e -> kind(e, Problem.Kind.OUTCOME));
  }

  @Test
  void containersAreThoseOfTheProject() throws Exception {
    String id = run("other", List.of(), true);
    assertThat(engine().containers("image-wizard-test-nobody")).isEmpty();
    assertThat(engine().containers("")).anyMatch(one -> one.id().equals(id));
    assertThat(engine().environment("nobody")).isEmpty();
  }

  @Test
  void logsAreWholeLinesOfBothStreams() throws Exception {
    String id = run("talker", List.of("one", "err:two", "three, 世界"), false);
    List<String> lines = read(engine().logs(id, false, ""));
    assertThat(lines).contains("stdout one", "stdout three, 世界", "stderr two").hasSize(3);
  }

  @Test
  void logsSinceAStampBeginWithItsLine() throws Exception {
    String id = run("stamped", List.of("one", "two", "three"), false);
    List<String> stamps = new ArrayList<>();
    decode(engine().logs(id, false, ""), (stream, time, line) -> stamps.add(time));
    Instant second = Instant.parse(stamps.get(1));
    String since = "%d.%09d".formatted(second.getEpochSecond(), second.getNano());
    assertThat(read(engine().logs(id, false, since))).containsExactly("stdout two", "stdout three");
  }

  @Test
  void aFollowedLogEndsWithItsContainer() throws Exception {
    String id = run("ending", List.of("one"), true);
    CountDownLatch seen = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    InputStream logs = engine().logs(id, true, "");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                decode(logs, (stream, time, line) -> seen.countDown());
                ended.countDown();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
    engine().stop(id);
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Whenever the close comes: before the connection, before the header, while waiting. */
  @Test
  void closingAFollowedLogWakesItsReader() throws Exception {
    String id = run("silent", List.of(), true);
    for (int millis : List.of(0, 0, 1, 2, 3, 5, 10, 20, 50, 300)) {
      InputStream logs = engine().logs(id, true, "");
      CountDownLatch ended = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  decode(logs, (stream, time, line) -> {});
                } catch (IOException e) {
                  ended.countDown();
                }
              });
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      logs.close();
      assertThat(ended.await(5, TimeUnit.SECONDS)).as("closed after %d ms", millis).isTrue();
    }
  }

  @Test
  void eventsAreSeenFromTheMomentOfTheCall() throws Exception {
    try (InputStream events = engine().events(PROJECT)) {
      String id = run("seen", List.of(), true);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
      String line = lines.readLine();
      assertThat(line).contains("\"create\"", id, PROJECT);
      assertThat(lines.readLine()).contains("\"start\"");
    }
  }

  @Test
  void imagesAreFoundNamedAndRemoved() {
    String id = engine().imageId(image()).orElseThrow();
    String name = "image-wizard-test/second:name";
    engine().tag(id, name);
    assertThat(engine().imageId(name)).contains(id);
    engine().removeImage(name);
    engine().removeImage(name);
    assertThat(engine().imageId(name)).isEmpty();
    assertThat(engine().imageId(image())).contains(id);
  }

  /** A second name: the image itself may be in use by other tests. */
  @Test
  void imagesGoOutAndComeBackWithTheirNames() throws IOException {
    String name = "image-wizard-test/saved:name";
    engine().tag(engine().imageId(image()).orElseThrow(), name);
    byte[] archive;
    try (InputStream saved = engine().saveImages(List.of(image(), name))) {
      archive = saved.readAllBytes();
    }
    engine().removeImage(name);
    assertThat(engine().imageId(name)).isEmpty();

    engine().loadImages(new ByteArrayInputStream(archive), new Cancellation());

    assertThat(engine().imageId(name)).isPresent();
    engine().removeImage(name);
    assertThatThrownBy(
            () -> {
              try (InputStream none = engine().saveImages(List.of("image-wizard-test/none:1"))) {
                none.readAllBytes();
              }
            })
        .satisfies(thrown -> kind(thrown, Problem.Kind.OUTCOME));
  }

  @Test
  void anImageIsDescribedByItsNameAndItsId() {
    String id = engine().imageId(image()).orElseThrow();
    LocalImage byName = engine().image(image()).orElseThrow();
    assertThat(byName.id()).isEqualTo(id);
    assertThat(byName.tags()).contains(image());
    assertThat(byName.bytes()).isPositive();
    assertThat(engine().image(id)).contains(byName);
    assertThat(engine().image("image-wizard-test/none:1")).isEmpty();
    assertThat(engine().images())
        .anyMatch(one -> one.id().equals(id) && one.tags().contains(image()));
  }

  @Test
  void theRegistrysDigestIsThatOfThePulledImage() throws Exception {
    String reference = published();
    String digest = engine().registryDigest(reference);
    assertThat(digest).matches("sha256:[0-9a-f]{64}");
    engine().pull(reference, (received, total) -> {}, new Cancellation());
    LocalImage pulled = engine().image(reference).orElseThrow();
    assertThat(pulled.is(digest)).isTrue();
    String byDigest = reference.substring(0, reference.lastIndexOf(':')) + "@" + digest;
    assertThat(engine().imageId(byDigest)).contains(pulled.id());
    engine().pull(byDigest, (received, total) -> {}, new Cancellation());
    assertThat(engine().imageId(byDigest)).contains(pulled.id());
    engine().removeImage(reference);
    engine().removeImage(byDigest);
    assertThat(engine().imageId(byDigest)).isEmpty();
    assertThatThrownBy(() -> engine().registryDigest(missingImage()))
        .satisfies(e -> kind(e, Problem.Kind.OUTCOME));
  }

  @Test
  void aContainerKnowsItsImageAndWhatItUses() throws Exception {
    String id = run("user", List.of(), true);
    assertThat(only("user").imageId()).isEqualTo(engine().imageId(image()).orElseThrow());
    Usage usage = engine().usage(id).orElseThrow();
    assertThat(usage.memoryBytes()).isPositive();
    assertThat(usage.cpus()).isPositive();
    assertThat(usage.cpuPercentSince(usage)).isZero();
    engine().stop(id);
    assertThat(engine().usage(id)).isEmpty();
  }

  @Test
  void aFailedPullIsAnErrorWithTheEnginesWords() {
    assertThatThrownBy(
            () -> engine().pull(missingImage(), (received, total) -> {}, new Cancellation()))
        .satisfies(
            e -> {
              kind(e, Problem.Kind.OUTCOME);
              assertThat(((ProblemException) e).problem().evidence()).isNotEmpty();
            });
  }

  @Test
  void aCancelledPullSaysSo() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> engine().pull(missingImage(), (received, total) -> {}, cancellation))
        .satisfies(e -> kind(e, Problem.Kind.CANCELLED));
  }

  @Test
  void networksAreMadeListedAndRemoved() {
    String name = "image-wizard-test-net";
    engine().createNetwork(name, Map.of(LABEL, "true"));
    try {
      assertThat(engine().networks())
          .anyMatch(one -> one.name().equals(name) && one.labels().containsKey(LABEL));
      assertThatThrownBy(() -> engine().createNetwork(name, Map.of()))
          .satisfies(e -> kind(e, Problem.Kind.OUTCOME));
    } finally {
      engine().removeNetwork(name);
    }
    engine().removeNetwork(name);
    assertThat(engine().networks()).noneMatch(one -> one.name().equals(name));
  }

  @Test
  void aContainerIsSeenOnItsNetworkUntilItIsTakenOff() throws Exception {
    String id = run("member", List.of("hello"), true);
    String name = only("member").name();
    assertThat(engine().members("bridge")).contains(new Engine.Member(id, name));
    engine().disconnect("bridge", name);
    assertThat(engine().members("bridge")).noneMatch(one -> one.container().equals(id));
    assertThat(engine().members("image-wizard-test-no-network")).isEmpty();
    engine().removeContainer(id);
  }

  @Test
  void volumesOfNobodyAreNone() {
    assertThat(engine().volumes("image-wizard-test-nobody")).isEmpty();
    engine().removeVolume("image-wizard-test-none");
  }

  private Container only(String service) {
    return engine().containers(PROJECT).stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  static void kind(Throwable thrown, Problem.Kind kind) {
    assertThat(thrown).isInstanceOf(ProblemException.class);
    assertThat(((ProblemException) thrown).problem().kind()).isEqualTo(kind);
  }

  static List<String> read(InputStream stream) throws IOException {
    List<String> lines = new ArrayList<>();
    decode(stream, (name, time, line) -> lines.add(name + " " + line));
    return lines;
  }

  static void decode(InputStream stream, LineSink sink) throws IOException {
    try (stream) {
      LogDecoder decoder = new LogDecoder(false, sink);
      byte[] buffer = new byte[4096];
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        decoder.feed(buffer, 0, count);
      }
      decoder.finish();
    }
  }
}
