package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imagewizard.machine.Gpu;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that need a newer CUDA than a service was built with. */
class CardGenerationTest {
  @ParameterizedTest
  @CsvSource({
    "NVIDIA GeForce RTX 5090, 12.4, true",
    "NVIDIA GeForce RTX 5090, 11.8, true",
    "NVIDIA GeForce RTX 5090, 12.8, false",
    "NVIDIA GeForce RTX 5090, 13.0, false",
    "NVIDIA B200, 12.1, true",
    "NVIDIA GB10, 12.1, true",
    "NVIDIA GeForce RTX 3070, 11.8, false",
    "NVIDIA RTX 5000 Ada Generation, 12.1, false",
    "Quadro RTX 5000, 11.8, false",
    "NVIDIA RTX PRO 6000 Blackwell Workstation Edition, 12.4, true",
    "Tesla T4, 10.2, false"
  })
  void isNewerThanTheBuild(String card, String cuda, boolean newer) {
    Gpu gpu = new Gpu(0, "", card, 16_384, 0, false, List.of());
    assertThat(CardGeneration.newer(gpu, cuda)).isEqualTo(newer);
  }
}
