package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineFileTest {
  private static final String GOOD =
      """
      memoryMiB: 32000
      cpus: 16
      diskFreeMiB: 200000
      gpus:
        - name: GeForce RTX 3070
          totalMiB: 8192
          usedMiB: 400
        - {name: Big, totalMiB: 24576, usedMiB: 0, uuid: GPU-1, display: true}
      """;

  @TempDir Path folder;

  private Machine read(String text) throws IOException {
    return MachineFile.read(Files.writeString(folder.resolve("m.yaml"), text));
  }

  @Test
  void aFullFileIsRead() throws IOException {
    Machine machine = read(GOOD);
    assertThat(machine.source()).endsWith("m.yaml");
    assertThat(machine.memoryMiB()).isEqualTo(32_000);
    assertThat(machine.memoryAvailableMiB()).isEqualTo(32_000);
    assertThat(machine.cpus()).isEqualTo(16);
    assertThat(machine.diskFreeMiB()).isEqualTo(200_000);
    assertThat(machine.gpus()).hasSize(2);
    assertThat(machine.gpus().getFirst().freeMiB()).isEqualTo(7792);
    assertThat(machine.gpus().getLast().index()).isEqualTo(1);
    assertThat(machine.gpus().getLast().reserveMiB()).isEqualTo(1024);
  }

  @Test
  void aComputerWithoutCardsNeedsNoList() throws IOException {
    assertThat(read("{memoryMiB: 8000, cpus: 2, diskFreeMiB: 0}").gpus()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memoryMiB: 32000 | memoryMiB: -1 | line 1, column 1: \"memoryMiB\" must be at least 1",
        "memoryMiB: 32000 | memoryMB: 32000 | Did you mean memoryMiB",
        "memoryMiB: 32000 | memoryMiB: 32 GB | must be a whole number",
        "memoryMiB: 32000 | memoryMiB: 34359738368000 | in MiB, not in bytes",
        "cpus: 16 | cpus: 0 | \"cpus\" must be at least 1",
        "cpus: 16 | cpus: 16.5 | must be a whole number",
        "diskFreeMiB: 200000 | memoryAvailableMiB: 1 | \"diskFreeMiB\" is missing",
        "usedMiB: 400 | usedMiB: 9000 | line 7, column 5: \"usedMiB\" is more than",
        "name: GeForce RTX 3070 | uuid: x | \"name\" is missing",
        "cpus: 16 | {cpus | this is not YAML",
      })
  void whatIsWrongIsSaidWithItsPlace(String line, String instead, String words) {
    assertThatThrownBy(() -> read(GOOD.replace(line, instead)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INPUT))
        .hasMessageContaining(words)
        .hasMessageContaining("m.yaml");
  }

  @Test
  void moreAvailableThanThereIsIsRefused() {
    assertThatThrownBy(() -> read("{memoryMiB: 8, memoryAvailableMiB: 9, cpus: 2, diskFreeMiB: 0}"))
        .hasMessageContaining("more than");
  }

  @Test
  void noMutationEndsInAnythingButAMachineOrAProblem() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String text = Mutations.of(GOOD, random);
      try {
        Machine machine = read(text);
        assertThat(machine.memoryMiB()).as(text).isPositive();
        assertThat(machine.gpus()).allMatch(gpu -> gpu.usedMiB() <= gpu.totalMiB());
      } catch (ProblemException e) {
        assertThat(e.problem().kind()).as(text).isEqualTo(Problem.Kind.INPUT);
      }
    }
  }
}
