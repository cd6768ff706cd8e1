package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.imagewizard.base.text.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {
  private static final String TWO =
      """
      0, GPU-aaa, NVIDIA GeForce RTX 3070, 8192, 406, Yes
      1, GPU-bbb, NVIDIA RTX A4000, 16376, 4, No
      """;

  @TempDir Path folder;

  private GpuReading read(FakeHost fake) {
    Host host = fake.host();
    return new NvidiaSmi(host, new Processes(host)).read();
  }

  private static List<Gpu> cards(String text, List<Phrase> troubles) {
    return NvidiaSmi.cards(
        text.lines().toList(),
        List.of(),
        troubles,
        new MemoryFacts(128_000, 100_000, OptionalLong.empty()));
  }

  @Test
  void twoCardsWithTheirProcessesAreRead() {
    FakeHost fake =
        new FakeHost(folder)
            .program(
                "nvidia-smi",
                """
                case "$1" in
                --query-gpu=index*) printf '%s';;
                --query-compute*) echo 'GPU-aaa, 21544, 2350'; echo 'GPU-bbb, 7, [N/A]';;
                --query-gpu=driver*) echo 550.120; echo 550.120;;
                esac\
                """
                    .replace("%s", TWO.replace("\n", "\\n")))
            .file("/proc/21544/comm", "python3\n")
            .file("/proc/21544/status", "Name:\tpython3\nUid:\t1005\t1005\t1005\t1005\n")
            .file("/etc/passwd", "root:x:0:0::/root:/bin/sh\nmarie:x:1005:1005::/home/marie:\n");
    GpuReading reading = read(fake);
    assertThat(reading.source()).isEqualTo("nvidia-smi");
    assertThat(reading.driver()).isEqualTo("550.120");
    assertThat(reading.troubles()).isEmpty();
    assertThat(reading.gpus())
        .containsExactly(
            new Gpu(
                0,
                "GPU-aaa",
                "NVIDIA GeForce RTX 3070",
                8192,
                406,
                true,
                List.of(new Gpu.GpuProcess(21544, "python3", "marie", 2350))),
            new Gpu(
                1,
                "GPU-bbb",
                "NVIDIA RTX A4000",
                16376,
                4,
                false,
                List.of(new Gpu.GpuProcess(7, "", "", -1))));
  }

  @Test
  void anOlderDriverIsAskedByTheOlderName() {
    FakeHost fake =
        new FakeHost(folder)
            .program(
                "nvidia-smi",
                """
                case "$1" in
                *display_attached*) echo 'Field "display_attached" is not a valid field'; exit 2;;
                *display_active*) echo '0, GPU-a, Card, 8192, 4, Enabled';;
                *) exit 2;;
                esac\
                """);
    assertThat(read(fake).gpus()).singleElement().matches(Gpu::display);
  }

  @Test
  void aBoardWithoutMemoryOfItsOwnHasTheComputers() {
    List<Phrase> troubles = new ArrayList<>();
    assertThat(cards("0, GPU-a, NVIDIA GB10, [N/A], [N/A], Disabled\n", troubles))
        .singleElement()
        .matches(gpu -> gpu.totalMiB() == 128_000 && gpu.freeMiB() == 100_000);
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatIsNotSaidIsATroubleAndNoGuess() {
    List<Phrase> troubles = new ArrayList<>();
    assertThat(cards("0, GPU-a, RTX 9, [N/A], [N/A], [N/A]\n", troubles)).isEmpty();
    assertThat(troubles).singleElement().asString().contains("how much memory it has");
    troubles.clear();
    assertThat(cards("0, [N/A], Some, odd card, 8192, [Not Supported], [N/A]", troubles))
        .singleElement()
        .matches(gpu -> gpu.name().equals("Some, odd card") && gpu.uuid().isEmpty());
    assertThat(troubles).singleElement().asString().contains("in use");
  }

  @Test
  void aFailingProgramIsNoReading() {
    GpuReading reading =
        read(
            new FakeHost(folder)
                .program(
                    "nvidia-smi",
                    "echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18"));
    assertThat(reading.answered()).isFalse();
    assertThat(
            GpuChecks.driver(
                reading, new Graphics.Bus(List.of("0000:01:00.0"), List.of(), false, ""), Wsl.NONE))
        .matches(finding -> finding.status() == Finding.Status.WARN)
        .matches(finding -> finding.summary().contains("restart this computer"));
  }

  @Test
  void noMutationIsReadAsMoreThanThereIs() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      String text = Mutations.of(TWO, random);
      List<Phrase> troubles = new ArrayList<>();
      List<Gpu> gpus = cards(text, troubles);
      assertThat(gpus)
          .as(text)
          .allMatch(gpu -> gpu.totalMiB() > 0 && gpu.usedMiB() >= 0 && gpu.freeMiB() >= 0);
      long lines = text.lines().filter(line -> !line.isBlank()).count();
      // Every line is a card or a trouble: nothing is lost without a word.
      assertThat(gpus.size() + troubles.size()).as(text).isGreaterThanOrEqualTo((int) lines);
    }
  }

  @Test
  void slicesAreListedUnderTheirCard() {
    FakeHost fake =
        new FakeHost(folder)
            .program(
                "nvidia-smi",
                """
                case "$*" in
                  *compute_mode,mig*) printf '0, Default, Enabled\\n1, Default, [N/A]\\n' ;;
                  *query-compute-apps*) ;;
                  *driver_version*) echo 550.120 ;;
                  *query-gpu*) printf '0, GPU-a, NVIDIA A100, 40960, 10, No\\n1, GPU-b, T4, 15360, 5, No\\n' ;;
                  -L) printf 'GPU 0: NVIDIA A100 (UUID: GPU-a)\\n  MIG 3g.20gb     Device  0: (UUID: MIG-x)\\n  MIG 1g.5gb+me   Device  1: (UUID: MIG-y)\\nGPU 1: T4 (UUID: GPU-b)\\n' ;;
                esac
                """);
    Host host = fake.host();
    GpuReading reading = new NvidiaSmi(host, new Processes(host)).read();
    assertThat(reading.gpus()).extracting(Gpu::index).containsExactly(0, 1, 2);
    assertThat(reading.gpus()).extracting(Gpu::uuid).containsExactly("MIG-x", "MIG-y", "GPU-b");
    assertThat(reading.gpus()).extracting(Gpu::totalMiB).containsExactly(19_865L, 4966L, 15_360L);
    assertThat(reading.modes()).doesNotContainValue(GpuReading.Mode.MIG);
    assertThat(reading.troubles())
        .extracting(Phrase::toString)
        .as("the list does not say what is in use")
        .contains("GPU 0 does not say how much memory is in use");
  }
}
