package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemCheckTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/v2/");

  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void aHost() {
    fake =
        new FakeHost(folder)
            .file("/proc/meminfo", "MemTotal: 32768000 kB\nMemAvailable: 20480000 kB\n")
            .program("docker", "echo 2.26.1");
  }

  static EngineFinder.Search answers(Engine engine) {
    return new EngineFinder.Search(
        Optional.of(engine),
        List.of(
            new EngineFinder.Attempt(
                "unix:///fake.sock",
                Phrase.plain("system socket"),
                Optional.empty(),
                Optional.of(engine.info()))),
        false);
  }

  static EngineFinder.Search nobody() {
    return new EngineFinder.Search(
        Optional.empty(),
        List.of(
            new EngineFinder.Attempt(
                "unix:///fake.sock",
                Phrase.plain("system socket"),
                Optional.of(
                    new Refusal(Refusal.Kind.ABSENT, Phrase.plain("there is no such socket"))),
                Optional.empty())),
        false);
  }

  private SystemCheck check(Supplier<EngineFinder.Search> engines) {
    return new SystemCheck(
        new SystemCheck.Surroundings(
            fake.host(),
            engines,
            false,
            Optional.of(folder.resolve("no-such-library")),
            NOWHERE,
            1));
  }

  private static CheckReport run(SystemCheck check, Optional<Machine> standIn) {
    return check.run(standIn, finding -> {}, new Cancellation());
  }

  private static Finding finding(CheckReport report, String id) {
    return report.findings().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + id));
  }

  @Test
  void aComputerWithoutCardIsReady() {
    List<String> heard = new CopyOnWriteArrayList<>();
    CheckReport report =
        check(() -> answers(new FakeEngine()))
            .run(Optional.empty(), finding -> heard.add(finding.id()), new Cancellation());
    assertThat(report.ready()).isTrue();
    assertThat(report.findings())
        .extracting(Finding::id)
        .containsExactlyElementsOf(Arrays.stream(Check.values()).map(Check::id).toList());
    assertThat(heard)
        .containsExactlyInAnyOrderElementsOf(report.findings().stream().map(Finding::id).toList());
    assertThat(report.findings())
        .filteredOn(one -> one.id().startsWith("gpu."))
        .allMatch(one -> one.status() == Finding.Status.SKIP)
        .allMatch(one -> one.summary().contains("No NVIDIA card"));
    assertThat(finding(report, "net.registry").status()).isEqualTo(Finding.Status.WARN);
    assertThat(report.machine().memoryMiB()).isEqualTo(32_000);
    assertThat(report.machine().gpus()).isEmpty();
  }

  @Test
  void withoutAnEngineItIsNotReady() {
    CheckReport report = run(check(SystemCheckTest::nobody), Optional.empty());
    assertThat(report.ready()).isFalse();
    assertThat(finding(report, "engine").status()).isEqualTo(Finding.Status.FAIL);
    assertThat(finding(report, "host.disk").status()).isNotEqualTo(Finding.Status.FAIL);
  }

  @Test
  void aCardWithoutDriverIsAWarning() {
    fake.file("/sys/bus/pci/devices/0000:01:00.0/vendor", "0x10de\n")
        .file("/sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n")
        .file("/sys/bus/pci/devices/0000:01:00.1/vendor", "0x10de\n")
        .file("/sys/bus/pci/devices/0000:01:00.1/class", "0x040300\n");
    Finding driver =
        finding(run(check(() -> answers(new FakeEngine())), Optional.empty()), "gpu.driver");
    assertThat(driver.status()).isEqualTo(Finding.Status.WARN);
    assertThat(driver.summary()).contains("driver is missing");
    assertThat(driver.evidence()).contains("NVIDIA cards on the bus: 0000:01:00.0");
  }

  @Test
  void aCardThatDockerRefusesIsAProblem() throws IOException {
    fake.program("nvidia-smi", "echo '0, GPU-a, RTX 3070, 8192, 2756, Yes'").file("/bin/.keep", "");
    Files.write(fake.host().at("/bin/busybox"), GpuRequestTest.elf(1));
    Engine engine =
        ScriptedEngine.of(
            new FakeEngine(),
            gpus -> {
              if (gpus) {
                throw new ProblemException(
                    org.imagewizard.base.problem.Problem.engine(
                        "x", Phrase.plain("could not select device driver \"nvidia\""), List.of()));
              }
              return new Engine.RunResult(0, "");
            });
    CheckReport report = run(check(() -> answers(engine)), Optional.empty());
    assertThat(finding(report, "gpu.driver").status()).isEqualTo(Finding.Status.OK);
    assertThat(finding(report, "gpu.request").status()).isEqualTo(Finding.Status.FAIL);
    Finding memory = finding(report, "gpu.memory");
    assertThat(memory.status()).isEqualTo(Finding.Status.WARN);
    assertThat(memory.summary())
        .isEqualTo("Graphics memory is partly in use; free for IMAGE: GPU 0 4412 of 8192 MiB");
    assertThat(report.machine().gpus()).singleElement().matches(gpu -> gpu.usedMiB() == 2756);
  }

  @Test
  void aHungNvidiaSmiHoldsNobody() {
    fake.program("nvidia-smi", "exec sleep 60");
    CheckReport report = run(check(() -> answers(new FakeEngine())), Optional.empty());
    assertThat(report.seconds()).isLessThan(30);
    assertThat(finding(report, "gpu.driver").status()).isEqualTo(Finding.Status.WARN);
    assertThat(finding(report, "gpu.driver").summary()).contains("no answer within 6 seconds");
    assertThat(finding(report, "gpu.request").status()).isEqualTo(Finding.Status.SKIP);
    assertThat(report.ready()).isTrue();
  }

  @Test
  void aHungSocketHoldsNobodyElse() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    CountDownLatch others = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    CompletableFuture<CheckReport> result =
        CompletableFuture.supplyAsync(
            () ->
                check(SystemCheckTest::hang)
                    .run(
                        Optional.empty(),
                        finding -> {
                          heard.add(finding.id());
                          if (heard.containsAll(List.of("host.disk", "compose", "host.git"))) {
                            others.countDown();
                          }
                        },
                        cancellation));
    assertThat(others.await(20, TimeUnit.SECONDS)).as(heard.toString()).isTrue();
    cancellation.cancel();
    assertThatThrownBy(() -> result.get(5, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ProblemException.class);
  }

  private static EngineFinder.Search hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return nobody();
  }

  @Test
  void aFileStandsInForTheHardware() {
    Machine machine =
        new Machine(
            "rtx.yaml",
            16_000,
            16_000,
            8,
            200_000,
            List.of(new Gpu(0, "", "RTX 3070", 8192, 0, false, List.of())));
    fake.program("nvidia-smi", "echo '0, GPU-z, Other, 99999, 0, No'");
    CheckReport report = run(check(() -> answers(new FakeEngine())), Optional.of(machine));
    assertThat(report.machine()).isEqualTo(machine);
    assertThat(finding(report, "engine").status()).isEqualTo(Finding.Status.OK);
    assertThat(finding(report, "gpu.request").status()).isEqualTo(Finding.Status.SKIP);
    for (String id : List.of("gpu.driver", "gpu.memory", "host.memory", "host.cpu", "host.disk")) {
      assertThat(finding(report, id).summary()).startsWith("From rtx.yaml: ");
    }
    assertThat(finding(report, "gpu.memory").summary()).contains("7680 of 8192 MiB");
  }

  @Test
  void measuringAsksNoEngine() {
    fake.program("nvidia-smi", "echo '0, GPU-a, RTX 3070, 8192, 12, No'");
    Machine machine =
        check(
                () -> {
                  throw new AssertionError("asked");
                })
            .measure();
    assertThat(machine.source()).isEqualTo("this computer");
    assertThat(machine.gpus()).hasSize(1);
    assertThat(machine.diskFreeMiB()).isPositive();
  }

  /** The program ends with its check: nothing that hangs may keep it alive. */
  @Test
  void aHungEngineLeavesNothingThatHoldsTheProgram() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    CheckReport report =
        run(
            check(
                () -> {
                  // As native code and a socket do: no interrupt is heard.
                  while (never.getCount() > 0) {
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      continue;
                    }
                  }
                  return nobody();
                }),
            Optional.empty());
    try {
      assertThat(finding(report, "engine").status()).isEqualTo(Finding.Status.FAIL);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread) && thread.isAlive())
          .filteredOn(thread -> thread.getName().equals("engine"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread) && thread.isAlive())
          .allMatch(Thread::isDaemon);
    } finally {
      never.countDown();
    }
  }
}
