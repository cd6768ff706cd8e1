package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Linux inside Windows as it looks from inside: nothing on the bus, no /dev/nvidia0, the driver's
 * program in a folder that is on no PATH, and no list of processes.
 */
@Timeout(60)
class WslTest {
  private static final String FOUND =
      """
      case "$1" in
      --query-gpu=index,uuid*) echo '0, GPU-5c0ffee, NVIDIA GeForce RTX 4090, 24564, 2611, Enabled';;
      --query-gpu=index,comp*) echo '0, Default, [N/A]';;
      --query-gpu=driver*) echo 566.36;;
      --query-compute-apps=*) echo '%s';;
      *) exit 2;;
      esac\
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "No running processes found", "GPU-5c0ffee, [N/A], [N/A]", "[Not Supported]"})
  void theCardOfWindowsIsReadWithItsMemory(String processes) throws Exception {
    try (Scene scene = new Scene(folder).windows(FOUND.formatted(processes))) {
      Finding driver = scene.look(Check.DRIVER);
      assertThat(driver.kind()).as(driver.toString()).contains(FindingKind.DRIVER_OK);
      assertThat(driver.summary()).contains("566.36");
      assertThat(driver.evidence())
          .anyMatch(line -> line.contains("microsoft") && line.contains("those of Windows"))
          .anyMatch(line -> line.contains("/dev/dxg: there"));
      assertThat(driver.fixes()).isEmpty();

      Finding memory = scene.look(Check.GPU_MEMORY);
      assertThat(memory.summary())
          .isEqualTo("Graphics memory is partly in use; free for IMAGE: GPU 0 20929 of 24564 MiB");
      assertThat(scene.look(Check.GPU_MODE).kind()).contains(FindingKind.GPU_MODE_SHARED);
    }
  }

  @Test
  void aContainerWithTheDeviceOfWindowsHasTheCard() throws Exception {
    try (Scene scene = new Scene(folder).windows(FOUND.formatted("")).busybox()) {
      scene.engine(new FakeEngine(), gpus -> new Engine.RunResult(0, "console\ndxg\nnull\n"));
      assertThat(scene.look(Check.REQUEST).kind()).contains(FindingKind.REQUEST_OK);
      scene.engine(new FakeEngine(), gpus -> new Engine.RunResult(0, "console\nnull\n"));
      assertThat(scene.look(Check.REQUEST).kind()).contains(FindingKind.REQUEST_EMPTY);
    }
  }

  @Test
  void aDriverThatDoesNotAnswerIsMendedInWindowsAndNeverHere() throws Exception {
    try (Scene scene =
        new Scene(folder)
            .windows("echo 'GPU access blocked by the operating system'; exit 9")
            .file("/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.535.183.01", "")) {
      Finding driver = scene.look(Check.DRIVER);
      assertThat(driver.kind()).contains(FindingKind.DRIVER_WINDOWS);
      assertThat(driver.evidence())
          .anyMatch(line -> line.contains("GPU access blocked"))
          .anyMatch(
              line ->
                  line.startsWith("A driver for Linux") && line.contains("libnvidia-ml.so.535"));
      assertThat(driver.fixes()).isEmpty();
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        assertThat(driver.consequence(locale)).contains("Windows").contains("wsl --shutdown");
      }
      assertThat(scene.look(Check.TOOLKIT).kind()).contains(FindingKind.TOOLKIT_MISSING);
    }
  }

  @Test
  void whereWindowsHasNoCardOfNvidiasThereIsNone() throws Exception {
    try (Scene scene =
        new Scene(folder)
            .file("/proc/sys/kernel/osrelease", "6.6.87.2-microsoft-standard-WSL2")
            .file("/dev/dxg", "")) {
      Finding driver = scene.look(Check.DRIVER);
      assertThat(driver.kind()).contains(FindingKind.DRIVER_NO_CARD);
      assertThat(driver.evidence()).anyMatch(line -> line.contains("lends nothing"));
      assertThat(scene.look(Check.MEMORY).evidence()).anyMatch(line -> line.contains(".wslconfig"));
    }
  }
}
