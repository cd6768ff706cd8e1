package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.FakeLabels;
import org.imagewizard.fit.Place;
import org.imagewizard.it.Plans;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Gpu.GpuProcess;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose memory it is on the cards, and what else a look at a server tells. */
class WatcherTest {
  private static final String PROJECT = "image-it";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-12T14:30:00Z"), ZoneOffset.UTC);

  @TempDir Path proc;
  private final FakeEngine engine = new FakeEngine();

  @Test
  void memoryOnACardBelongsToTheContainerOfItsProcess() throws IOException {
    String segmentation = engine.run(PROJECT, "semantic-segmentation", "s");
    String translation = engine.run(PROJECT, "multilang-support", "m");
    group(100, "0::/system.slice/docker-" + segmentation + ".scope");
    group(101, "0::/system.slice/docker-" + segmentation + ".scope");
    group(102, "12:memory:/docker/" + translation + "\n11:cpu:/docker/" + translation);
    group(103, "0::/user.slice/user-1000.slice/session-2.scope");
    Gpu card =
        new Gpu(
            0,
            "GPU-1",
            "RTX 3070",
            8192,
            5212,
            true,
            List.of(
                new GpuProcess(100, "python3", "root", 2000),
                new GpuProcess(101, "python3", "root", 610),
                new GpuProcess(102, "python3", "root", 946),
                new GpuProcess(103, "python3", "marie", 1250),
                new GpuProcess(104, "Xorg", "", -1)));

    StackStatus status = status(List.of(card));

    assertThat(gpu(status, "semantic-segmentation")).isEqualTo(2610);
    assertThat(gpu(status, "multilang-support")).isEqualTo(946);
    assertThat(gpu(status, "orchestrator")).as("it has no container").isEqualTo(-1);
    assertThat(status.cards())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.others())
                    .containsExactly(
                        new StackStatus.Other("python3, marie", 1250),
                        new StackStatus.Other("Xorg", -1)));
  }

  @Test
  void whereNoCardCanBeReadNothingIsClaimed() {
    engine.run(PROJECT, "semantic-segmentation", "s");

    StackStatus status = status(List.of());

    assertThat(gpu(status, "semantic-segmentation")).isEqualTo(-1);
    assertThat(status.cards()).isEmpty();
  }

  @Test
  void aServiceOnTheCardThatHoldsNothingYetHoldsZero() {
    engine.run(PROJECT, "semantic-segmentation", "s");
    Gpu empty = new Gpu(0, "GPU-1", "RTX 3070", 8192, 0, false, List.of());

    assertThat(gpu(status(List.of(empty)), "semantic-segmentation")).isZero();
  }

  @Test
  void aRateNeedsTwoLooks() {
    engine.run(PROJECT, "orchestrator", "o");
    Watcher watcher = new Watcher(new CardUse(proc), CLOCK);

    StackStatus first = status(watcher, List.of());
    StackStatus second = status(watcher, List.of());

    assertThat(one(first, "orchestrator").memoryMiB()).isEqualTo(64);
    assertThat(one(first, "orchestrator").cpuPercent()).isEqualTo(-1);
    assertThat(one(second, "orchestrator").cpuPercent()).isZero();
  }

  @Test
  void whatRunsWithoutBeingPlannedIsSaid() {
    engine.run(PROJECT, "stranger", "x");

    assertThat(status(List.of()).drift())
        .extracting(one -> one.in(Locale.ENGLISH))
        .containsExactly("stranger runs, but the plan does not have it on.");
  }

  @Test
  void aCardThatWasLostIsNoticedOnceAMinuteAndAtOnceAfterARestart() {
    String id = engine.run(PROJECT, "semantic-segmentation", "s", Map.of(FakeLabels.CARDS, "all"));
    List<String> asked = new ArrayList<>();
    String refusal = "sh: can't open /dev/nvidia0: Operation not permitted\n";
    engine.onCommand(
        command -> {
          asked.add(String.join(" ", command));
          return new Engine.RunResult(0, refusal);
        });
    Watcher watcher = new Watcher(new CardUse(proc), CLOCK);

    assertThat(status(watcher, List.of()).drift())
        .singleElement()
        .matches(one -> one.in(Locale.ENGLISH).startsWith("Lost the graphics card"))
        .matches(one -> one.in(Locale.FRENCH).startsWith("Carte graphique perdue"));
    assertThat(status(watcher, List.of()).drift()).hasSize(1);
    assertThat(asked).hasSize(1);

    engine.onCommand(command -> new Engine.RunResult(0, ""));
    engine.stop(id);
    engine.start(id);
    assertThat(status(watcher, List.of()).drift()).isEmpty();
  }

  private void group(long pid, String text) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
    Files.writeString(folder.resolve("cgroup"), text + "\n");
  }

  private static long gpu(StackStatus status, String service) {
    return one(status, service).gpuMiB();
  }

  private static StackStatus.ServiceStatus one(StackStatus status, String service) {
    return status.services().stream()
        .filter(one -> one.name().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private StackStatus status(List<Gpu> gpus) {
    return status(new Watcher(new CardUse(proc), CLOCK), gpus);
  }

  private StackStatus status(Watcher watcher, List<Gpu> gpus) {
    DeploymentPlan plan =
        Plans.of(
            "it",
            "bundled",
            new PlannedService("orchestrator", Place.CPU, 1, ""),
            new PlannedService("semantic-segmentation", Place.gpu(0), 1, ""),
            new PlannedService("multilang-support", Place.gpu(0), 1, ""));
    return watcher.status(
        engine, new Deployment(proc, plan), new CatalogLoader(Map.of()).bundled(), gpus, List.of());
  }
}
