package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A check that is killed half-way leaves no container running, and the next ones leave nothing. */
@Timeout(300)
class KilledCheckIT {
  private static final List<Integer> MOMENTS_MILLIS = List.of(0, 150, 400, 900);

  /** The process that is killed: test container after test container. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) {
      Host host = Host.here();
      try (Engine engine = new EngineFinder().connect()) {
        while (true) {
          System.out.println("asks");
          Finding finding = new GpuRequest(host, new FixList(host)).run(engine, true);
          System.out.println("found " + finding.name());
        }
      }
    }
  }

  @BeforeEach
  void anEngine() {
    EngineEnvironment.require();
    boolean busybox = Busybox.here().isPresent();
    if (!busybox) {
      System.out.println("KilledCheckIT skipped: there is no static busybox here");
    }
    assumeTrue(busybox, "there is no static busybox here");
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    try (Engine engine = new EngineFinder().connect()) {
      for (int moment : MOMENTS_MILLIS) {
        killAfter(moment);
        await(() -> ours(engine).stream().noneMatch(Container::running));
        // The engine may still be importing what the killed one sent; the check after sees that.
        await(
            () -> {
              Host host = Host.here();
              new GpuRequest(host, new FixList(host)).run(engine, true);
              return ours(engine).isEmpty() && images(engine).isEmpty();
            });
      }
    }
  }

  /** The engine removes by itself only what has run: a container that was never started stays. */
  @Test
  void aContainerThatWasMadeAndNeverStartedGoesWithTheNextCheck() throws Exception {
    Path folder = Files.createTempDirectory("iw");
    Path socket = folder.resolve("s");
    String real = EngineEnvironment.require().host();
    assumeTrue(real.startsWith("unix://"), "the engine is not on this computer");
    try (KillingSocket between = new KillingSocket(socket, Path.of(real.substring(7)));
        Engine engine = new EngineFinder().connect()) {
      Process process = launch("unix://" + socket);
      try {
        between.awaitStart();
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(ours(engine)).extracting(Container::state).containsExactly("created");
      Host host = Host.here();
      new GpuRequest(host, new FixList(host)).run(engine, true);
      await(() -> ours(engine).isEmpty());
      assertThat(images(engine)).isEmpty();
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(folder);
    }
  }

  /** Each has an image and a container of its own, and takes nothing from the other. */
  @Test
  void checksSideBySideLeaveEachOtherAlone() throws Exception {
    Process other = launch("");
    try (BufferedReader said = other.inputReader();
        Engine engine = new EngineFinder().connect()) {
      assertThat(said.readLine()).isEqualTo("asks");
      for (int i = 0; i < 5; i++) {
        Host host = Host.here();
        Finding finding = new GpuRequest(host, new FixList(host)).run(engine, true);
        assertThat(finding.kind())
            .as(finding.toString())
            .isNotEqualTo(Optional.of(FindingKind.REQUEST_NOT_MADE))
            .isNotEqualTo(Optional.of(FindingKind.REQUEST_NO_CONTAINER));
        assertThat(said.readLine())
            .startsWith("found gpu.request.")
            .doesNotContain("not-made", "no-container");
        assertThat(said.readLine()).isEqualTo("asks");
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (Engine engine = new EngineFinder().connect()) {
      await(() -> ours(engine).stream().noneMatch(Container::running));
      Host host = Host.here();
      new Leftovers(host, engine).remove();
      assertThat(images(engine)).isEmpty();
    }
  }

  private static List<Container> ours(Engine engine) {
    return engine.containers("").stream()
        .filter(one -> one.image().startsWith(ProbeName.REPOSITORY))
        .toList();
  }

  private static List<String> images(Engine engine) {
    return engine.images().stream()
        .flatMap(one -> one.tags().stream())
        .filter(name -> name.startsWith(ProbeName.REPOSITORY))
        .toList();
  }

  /**
   * @param engine as DOCKER_HOST names it; empty for the one of this computer
   */
  private static Process launch(String engine) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classes,
                Endless.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!engine.isEmpty()) {
      builder.environment().put("DOCKER_HOST", engine);
    }
    return builder.start();
  }

  private static void killAfter(int millis) throws Exception {
    Process process = launch("");
    try (BufferedReader said = process.inputReader()) {
      assertThat(said.readLine()).isEqualTo("asks");
      // Any moment will do; the list of them spreads over a whole request.
      Thread.sleep(millis);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void await(Supplier<Boolean> condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.get()) {
      assertThat(Instant.now()).as("a test container or its image is still there").isBefore(end);
      Thread.sleep(100);
    }
  }
}
