package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.Tar;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On the real engine: a control group that leaves a container no more than to make the node of a
 * card, which is what a reload of systemd leaves it ("c 195:* m"), refuses to open it.
 */
@Timeout(120)
class LostCardsIT {
  private static final String IMAGE = "image-wizard-test/lost:1";
  private static final String LABEL = "org.imagewizard.test=true";

  /** Only the first start makes the node, so that a restart gives a container without it. */
  private static final String MAKES_A_NODE =
      "[ -e /made ] && rm -f /dev/nvidia0 || mknod /dev/nvidia0 c 195 0; : >/made;"
          + " trap 'exit 0' TERM; while :; do sleep 0.1; done";

  @TempDir Path folder;
  private EngineEnvironment environment;
  private Engine engine;

  @BeforeEach
  void anEngineThatTakesRequestsForCards() {
    environment = EngineEnvironment.require().withGpuRequests();
    Optional<byte[]> busybox = Busybox.here();
    if (busybox.isEmpty()) {
      System.out.println("LostCardsIT skipped: there is no static busybox here");
    }
    org.junit.jupiter.api.Assumptions.assumeTrue(busybox.isPresent(), "no static busybox here");
    engine = new EngineFinder(Optional.of(environment.host())).connect();
    Tar root = new Tar().program("busybox", busybox.orElseThrow());
    for (String name : List.of("sh", "sleep", "rm", "mknod")) {
      root.link(name, "busybox");
    }
    engine.importImage(
        new ByteArrayInputStream(root.toBytes()), IMAGE, List.of("LABEL " + LABEL, "ENV PATH=/"));
  }

  @AfterEach
  void tidy() {
    if (engine != null) {
      ours().forEach(one -> engine.removeContainer(one.id()));
      engine.removeImage(IMAGE);
      engine.close();
    }
  }

  private List<Container> ours() {
    return engine.containers("").stream().filter(one -> one.image().equals(IMAGE)).toList();
  }

  private ProcessRunner.Result command(String... line) {
    return ProcessRunner.run(
        List.of(line),
        Map.of("DOCKER_HOST", environment.host()),
        folder,
        said -> {},
        new Cancellation(),
        Duration.ofMinutes(1));
  }

  private void run(String name, String cards, String script) {
    ProcessRunner.Result result =
        command(
            "docker",
            "run",
            "-d",
            "--name",
            "image-wizard-test-" + name,
            "--label",
            LABEL,
            cards,
            IMAGE,
            "sh",
            "-c",
            script);
    assertThat(result.ok()).as(result.lastLines().toString()).isTrue();
  }

  private List<String> lost() {
    return LostCards.among(engine, ours()).stream().map(one -> one.container().name()).toList();
  }

  @Test
  void theContainerThatLostItsCardIsNamedAndTheFixRestartsOnlyIt() throws Exception {
    String idle = "trap 'exit 0' TERM; while :; do sleep 0.1; done";
    run("lost", "--gpus=all", MAKES_A_NODE);
    run("kept", "--gpus=all", idle);
    run("never-asked", "--env=A=b", MAKES_A_NODE);
    while (lost().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(lost()).containsExactly("image-wizard-test-lost");
    Map<String, String> before = started();

    Host host = Host.here();
    Finding finding = check(host);
    assertThat(finding.kind()).contains(FindingKind.KEPT_LOST);
    assertThat(finding.evidence())
        .anyMatch(line -> line.contains("/dev/nvidia0") && line.contains("not permitted"));

    ProcessRunner.Result fixed = fix();
    assertThat(fixed.ok()).as(fixed.lastLines().toString()).isTrue();
    assertThat(fixed.lastLines()).containsExactly("Restarted: image-wizard-test-lost.");
    Map<String, String> after = started();
    assertThat(after.get("image-wizard-test-lost"))
        .isNotEqualTo(before.get("image-wizard-test-lost"));
    before.remove("image-wizard-test-lost");
    assertThat(after).containsAllEntriesOf(before);
    assertThat(check(host).kind()).contains(FindingKind.KEPT_OK);

    assertThat(fix().lastLines()).containsExactly("No container has lost its card.");
    assertThat(started()).isEqualTo(after);
  }

  private Map<String, String> started() {
    Map<String, String> times = new java.util.TreeMap<>();
    ours().forEach(one -> times.put(one.name(), one.startedAt()));
    return times;
  }

  private Finding check(Host host) {
    EngineFacts facts =
        EngineFacts.of(new EngineFinder.Search(Optional.of(engine), List.of(), false));
    return new KeptCheck(new FixList(host)).run(facts, FindingKind.KEPT_NONE);
  }

  private ProcessRunner.Result fix() throws Exception {
    Fix fix = new FixList(new FakeHost(folder).host()).cardsRestart();
    FixScripts.write(fix);
    return command(fix.command().toArray(String[]::new));
  }
}
