package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Measured;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Practice;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.docker.Usage;
import org.imagewizard.fit.Place;
import org.imagewizard.it.Plans;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Gpu.GpuProcess;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in for an estimate, and what must not. */
class PeaksTest {
  private static final Catalog CATALOG = new CatalogLoader(Map.of()).bundled();
  private static final Instant NOW = Instant.parse("2026-05-12T14:30:00Z");
  private static final String ON_CARD = "semantic-segmentation";
  private static final String ON_PROCESSOR = "espnet-tts";
  private static final long SECOND = 1_000_000_000;

  @TempDir Path proc;
  private final FakeEngine engine = new FakeEngine();
  private Watcher looking = new Watcher();
  private String segmentation = "";
  private String speech = "";

  @BeforeEach
  void aServerRuns() {
    looking = new Watcher(new CardUse(proc), Clock.fixed(NOW, ZoneOffset.UTC));
    addImage("s", Map.of(), 9_000_000_000L, true);
    segmentation = engine.run(project(), ON_CARD, "s");
    speech = engine.run(project(), ON_PROCESSOR, "s");
    engine.health(segmentation, "healthy");
    engine.health(speech, "healthy");
  }

  @Test
  void theMostThatWorkTookIsKeptForItsTagAndItsCard() throws IOException {
    look(0, 0, 900);
    assertThat(look(1, 500, 1200))
        .containsExactlyInAnyOrder(
            new Measured(ON_PROCESSOR, "unstable", "", 0, 1200, NOW),
            new Measured(ON_CARD, "unstable", "RTX 3070", 2610, 1200, NOW));
    assertThat(look(2, 1000, 1100)).as("less than before").isEmpty();
    assertThat(look(3, 1500, 1300)).extracting(Measured::ramMiB).containsOnly(1300L).hasSize(2);
  }

  @Test
  void idlingSaysNothing() throws IOException {
    look(0, 0, 900);
    assertThat(look(1, 40, 5000)).as("a health check").isEmpty();
    assertThat(look(600, 2040, 5000)).as("many health checks in ten minutes").isEmpty();
  }

  @Test
  void startingSaysNothing() throws IOException {
    engine.health(speech, "starting");
    look(0, 0, 100);
    engine.health(speech, "healthy");
    assertThat(look(1, 900, 400)).extracting(Measured::service).containsOnly(ON_CARD);
    assertThat(look(2, 1800, 500)).hasSize(2);
  }

  @Test
  void anImageThatStandsInForTheRealOneIsNeverMeasured() throws IOException {
    addImage("s", Map.of("org.imagewizard.practice", "true"), 9_000_000_000L, true);
    assertThat(works()).as("its label says so").isEmpty();
  }

  @Test
  void anImageThatNoRegistryGaveIsNotMeasured() throws IOException {
    addImage("s", Map.of(), 9_000_000_000L, false);
    assertThat(works()).isEmpty();
  }

  @Test
  void anImageFarSmallerThanTheRealOneIsAnother() throws IOException {
    addImage("s", Map.of(), 4_000_000, true);
    assertThat(works()).isEmpty();
  }

  @Test
  void thePracticeServerIsNotMeasured() throws IOException {
    DeploymentPlan practice = Practice.plan(CATALOG, "it", 8080);
    usage(0, 0, 900);
    assertThat(looking.measure(engine, new Deployment(proc, practice), CATALOG, cards())).isEmpty();
    usage(1, 900, 900);
    assertThat(looking.measure(engine, new Deployment(proc, practice), CATALOG, cards())).isEmpty();
  }

  @Test
  void onACardWhoseUseIsNotKnownNothingIsMeasured() {
    usage(0, 0, 900);
    looking.measure(engine, deployment(), CATALOG, List.of());
    usage(1, 900, 900);
    assertThat(looking.measure(engine, deployment(), CATALOG, List.of()))
        .extracting(Measured::service)
        .containsOnly(ON_PROCESSOR);
  }

  private List<Measured> works() throws IOException {
    look(0, 0, 900);
    return look(1, 900, 900);
  }

  /**
   * @param seconds of the computer's time
   * @param cpuMillis that each service has worked by then
   */
  private List<Measured> look(long seconds, long cpuMillis, long ramMiB) throws IOException {
    usage(seconds, cpuMillis, ramMiB);
    return looking.measure(engine, deployment(), CATALOG, cards());
  }

  private void usage(long seconds, long cpuMillis, long ramMiB) {
    for (String id : Set.of(segmentation, speech)) {
      engine.usage(
          id, new Usage(cpuMillis * 1_000_000, 2 * seconds * SECOND, 2, ramMiB << 20, 0, 0, 0, 0));
    }
  }

  private List<Gpu> cards() throws IOException {
    Path folder = Files.createDirectories(proc.resolve("100"));
    Files.writeString(
        folder.resolve("cgroup"), "0::/system.slice/docker-" + segmentation + ".scope\n");
    return List.of(
        new Gpu(
            0,
            "GPU-1",
            "RTX 3070",
            8192,
            2700,
            false,
            List.of(new GpuProcess(100, "python3", "root", 2610))));
  }

  private void addImage(String reference, Map<String, String> labels, long bytes, boolean pulled) {
    List<String> digests = pulled ? List.of("ghcr.io/a/b@sha256:" + "1".repeat(64)) : List.of();
    engine.addImage(
        reference, new LocalImage("sha256:1", List.of(reference), digests, "", bytes, labels));
  }

  private static String project() {
    return deployment().plan().project();
  }

  private static Deployment deployment() {
    return new Deployment(
        Path.of("it"),
        Plans.of(
            "it",
            "bundled",
            new PlannedService(ON_CARD, Place.gpu(0), 1, ""),
            new PlannedService(ON_PROCESSOR, Place.CPU, 1, "")));
  }
}
