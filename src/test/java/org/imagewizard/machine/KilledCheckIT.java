package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A check that is killed half-way leaves no container running, and the next one leaves nothing. */
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
          new GpuRequest(host, new FixList(host)).run(engine, true);
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
    org.junit.jupiter.api.Assumptions.assumeTrue(busybox, "there is no static busybox here");
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    try (Engine engine = new EngineFinder().connect()) {
      for (int moment : MOMENTS_MILLIS) {
        killAfter(moment);
        await(() -> ours(engine).stream().noneMatch(Container::running));
        Host host = Host.here();
        new GpuRequest(host, new FixList(host)).run(engine, true);
        await(() -> ours(engine).isEmpty());
        assertThat(engine.imageId(GpuRequest.IMAGE)).as("after " + moment + " ms").isEmpty();
      }
    }
  }

  private static List<Container> ours(Engine engine) {
    return engine.containers("").stream()
        .filter(one -> one.image().startsWith("image-wizard/probe:"))
        .toList();
  }

  private static void killAfter(int millis) throws Exception {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                classes,
                Endless.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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
      assertThat(Instant.now()).as("a test container is still there").isBefore(end);
      Thread.sleep(100);
    }
  }
}
