package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On this very computer and its engine. */
@Timeout(120)
class SystemCheckIT {
  @BeforeEach
  void anEngine() {
    EngineEnvironment.require();
  }

  @Test
  void theRealEngineIsFoundAndNothingIsLeftBehind() {
    EngineFinder engines = new EngineFinder();
    SystemCheck check = new SystemCheck(engines);
    CheckReport report = check.run(Optional.empty(), finding -> {}, new Cancellation());
    assertThat(report.findings()).hasSameSizeAs(Check.values());
    assertThat(report.findings())
        .filteredOn(one -> List.of("engine", "engine.rights", "compose").contains(one.id()))
        .hasSize(3)
        .allMatch(one -> one.status() == Finding.Status.OK, report.findings().toString());
    assertThat(report.machine().memoryMiB()).isPositive();
  }

  @Test
  void theTestContainerRunsAndItsImageGoesAgain() {
    Host host = Host.here();
    if (Busybox.of(host).isEmpty()) {
      System.out.println("SystemCheckIT: no static busybox here, so only the skip is tested");
    }
    try (Engine engine = new EngineFinder().connect()) {
      int containers = engine.info().containers();
      Finding finding = new GpuRequest(host, new FixList(host)).run(engine, true);
      if (Busybox.of(host).isEmpty()) {
        assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
        return;
      }
      // Without a card both are right: an engine with NVIDIA's hook accepts, one without refuses.
      assertThat(finding.status())
          .as(finding.toString())
          .isIn(Finding.Status.OK, Finding.Status.FAIL);
      if (finding.status() == Finding.Status.FAIL) {
        assertThat(finding.fixes()).extracting(Fix::id).containsExactly("nvidia-toolkit");
      }
      assertThat(engine.info().containers()).isLessThanOrEqualTo(containers);
    }
  }
}
