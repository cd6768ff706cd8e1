package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Measured;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.Tar;
import org.imagewizard.fit.Place;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.it.Plans;
import org.imagewizard.machine.Busybox;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory of a real container that works, out of a real registry; and of one that only looks so.
 */
class PeaksIT {
  private static final String PROJECT = "image-it-peaks";
  private static final int HELD_MIB = 64;

  @TempDir Path temp;
  private final EngineEnvironment environment = EngineEnvironment.require().withRegistry();
  private final Engine engine = new EngineFinder().connect();
  private final Watcher watcher = new Watcher();
  private final List<String> images = new ArrayList<>();

  @AfterEach
  void leaveNothing() {
    engine.containers(PROJECT).forEach(one -> engine.removeContainer(one.id()));
    for (String image : images) {
      engine.image(image).ifPresent(one -> one.digests().forEach(engine::removeImage));
      engine.removeImage(image);
    }
    engine.close();
  }

  @Test
  void aRealContainerThatWorksIsMeasuredAndAStandInIsNot() throws IOException {
    String image = environment.registry() + "/it-peaks/worker:unstable";
    String standIn = environment.registry() + "/it-peaks/stand-in:unstable";
    make(image, List.of());
    make(standIn, List.of("LABEL org.imagewizard.practice=true"));
    Path source = temp.resolve("docker-compose.yml");
    Files.writeString(
        source,
        "services: {worker: {image: \"%s\"}, stand-in: {image: \"%s\"}}%n"
            .formatted(image, standIn));
    Catalog catalog = new CatalogLoader(Map.of()).from(source);
    start("worker", image);
    start("stand-in", standIn);

    List<Measured> measured = List.of();
    long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (measured.isEmpty() && System.nanoTime() < limit) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      measured = watcher.measure(engine, deployment(source), catalog, List.of());
    }

    assertThat(measured).extracting(Measured::service).containsExactly("worker");
    assertThat(measured.getFirst().tag()).isEqualTo("unstable");
    assertThat(measured.getFirst().ramMiB()).isBetween((long) HELD_MIB, 2L * HELD_MIB);
  }

  /** Works without end on so much memory. */
  private void make(String image, List<String> more) {
    Tar tar = new Tar().program("bin/busybox", Busybox.here().orElseThrow());
    List<String> changes = new ArrayList<>(more);
    changes.add(
        "ENTRYPOINT [\"/bin/busybox\",\"dd\",\"if=/dev/zero\",\"of=/dev/null\",\"bs=%dM\"]"
            .formatted(HELD_MIB));
    changes.add("HEALTHCHECK --interval=1s CMD [\"/bin/busybox\",\"true\"]");
    engine.importImage(new ByteArrayInputStream(tar.toBytes()), image, changes);
    images.add(image);
    docker("push", image);
  }

  private void start(String service, String image) {
    docker(
        "run",
        "--detach",
        "--network=none",
        "--label=com.docker.compose.project=" + PROJECT,
        "--label=com.docker.compose.service=" + service,
        image);
  }

  private void docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    ProcessRunner.Result result =
        ProcessRunner.run(
            command,
            Map.of("DOCKER_HOST", environment.host()),
            temp,
            line -> {},
            new Cancellation(),
            Duration.ofMinutes(1));
    assertThat(result.ok()).as(result.lastLines().toString()).isTrue();
  }

  private static Deployment deployment(Path source) {
    return new Deployment(
        source.getParent(),
        Plans.of(
            "it-peaks",
            source.toString(),
            new PlannedService("worker", Place.CPU, 1, ""),
            new PlannedService("stand-in", Place.CPU, 1, "")));
  }
}
