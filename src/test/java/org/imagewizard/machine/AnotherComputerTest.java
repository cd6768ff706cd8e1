package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With an engine on another computer, nothing of this one is passed off as that one's. */
@Timeout(60)
class AnotherComputerTest {
  /** Checks of this computer, where the commands run, wherever the engine is. */
  private static final Set<String> OF_HERE = Set.of("compose", "host.git", "net.registry");

  @TempDir Path folder;
  private Scene scene;

  /** One that has everything that an engine's computer may lack. */
  @BeforeEach
  void thisComputer() throws Exception {
    scene = new Scene(folder);
    scene
        .card("8192, 2756, Yes", "550.120")
        .bus("0x10de")
        .executable("/usr/bin/nvidia-container-runtime-hook")
        .file("/etc/cdi/nvidia.yaml", "kind: nvidia.com/gpu\n- libcuda.so.535.183.01\n")
        .file("/proc/cpuinfo", "model name : Mine\nflags : avx2\n")
        .file("/proc/sys/fs/file-max", "10\n")
        .file("/sys/fs/selinux/enforce", "1")
        .file("/sys/module/apparmor/parameters/enabled", "Y");
  }

  @AfterEach
  void end() throws Exception {
    scene.close();
  }

  private void saysNothingOfThisComputer(CheckReport report) {
    for (Finding finding : report.findings()) {
      if (!OF_HERE.contains(finding.id())) {
        assertThat(finding.summary() + finding.evidence())
            .as(finding.id())
            .doesNotContain(
                "8192", "RTX 3070", "550.120", "535.183", "Mine", "AVX2", "31.2", "/etc")
            .doesNotContain("/proc", "/sys", "No NVIDIA card");
      }
    }
  }

  @Test
  void anEngineThatDoesNotAnswerLeavesItsComputerUnknown() {
    CheckReport report = scene.unreachable().report();

    saysNothingOfThisComputer(report);
    assertThat(report.ready()).isFalse();
    assertThat(report.machine())
        .isEqualTo(new Machine("unix:///var/run/docker.sock", 0, 0, 0, 0, List.of()));
    assertThat(report.findings())
        .filteredOn(one -> one.id().startsWith("gpu.") || one.id().startsWith("host."))
        .filteredOn(one -> !OF_HERE.contains(one.id()))
        .allMatch(one -> one.status() == Finding.Status.SKIP);
  }

  @Test
  void withoutItsFactsThereIsNothingToPlanWith() {
    scene.unreachable();
    assertThatThrownBy(() -> scene.system().measure())
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.ENGINE);
              assertThat(e.problem().evidence()).anyMatch(line -> line.contains("refused"));
            });
  }

  @Test
  void anEngineThatAnswersTellsOfItsOwnComputer() {
    scene.remote("tcp://lab:2375");
    CheckReport report = scene.report();

    saysNothingOfThisComputer(report);
    assertThat(report.machine().source()).isEqualTo("tcp://lab:2375");
    assertThat(report.machine().memoryMiB()).isEqualTo(16_000);
    assertThat(report.machine().cpus()).isEqualTo(8);
    assertThat(report.machine().gpus()).isEmpty();
    assertThat(scene.system().measure()).isEqualTo(report.machine());
  }

  /** The current context may lead nowhere, and an engine of this computer stand in for it. */
  @Test
  void anEngineOfThisComputerThatTookItsPlaceCounts() {
    scene.remote("unix:///var/run/docker.sock");
    CheckReport report = scene.report();
    assertThat(report.machine().source()).isEqualTo(SystemCheck.HERE);
    assertThat(report.machine().gpus()).singleElement().matches(gpu -> gpu.totalMiB() == 8192);
  }
}
