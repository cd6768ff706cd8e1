package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings stand in for estimates, and travel between labs. */
class CalibrationTest {
  private static final Instant MAY = Instant.parse("2026-05-12T14:30:00Z");
  private static final Catalog CATALOG = new CatalogLoader().bundled();

  @TempDir Path folder;

  private static Measured speech(String tag, String gpu, long vram, long ram) {
    return new Measured("espnet-tts", tag, gpu, vram, ram, MAY);
  }

  private static Estimate estimate(Catalog catalog) {
    return catalog.service("espnet-tts").orElseThrow().estimate();
  }

  @Test
  void aReadingIsBelievedRatherThanTheEstimate() {
    Calibration calibration =
        Calibration.NONE.with(
            List.of(speech("unstable", "RTX 3070", 946, 2100), speech("unstable", "", 0, 1800)));
    Estimate known =
        estimate(calibration.applied(CATALOG, "unstable", Map.of(), List.of("RTX 3070")));

    assertThat(known.vramMiB()).isEqualTo(946);
    assertThat(known.ramGpuMiB()).isEqualTo(2100);
    assertThat(known.ramCpuMiB()).isEqualTo(1800);
    assertThat(known.confidence()).isEqualTo(Estimate.Confidence.HIGH);
    assertThat(known.measured()).isTrue();
    assertThat(known.basis()).startsWith("Measured on ").contains("unstable", "2026-05-12");
    assertThat(known.imageMiB()).isEqualTo(estimate(CATALOG).imageMiB());
  }

  @Test
  void anotherTagOrAnotherCardSaysNothing() {
    Calibration calibration =
        Calibration.NONE.with(List.of(speech("unstable", "RTX 3070", 946, 2100)));
    assertThat(estimate(calibration.applied(CATALOG, "latest", Map.of(), List.of("RTX 3070"))))
        .isEqualTo(estimate(CATALOG));
    assertThat(estimate(calibration.applied(CATALOG, "unstable", Map.of(), List.of("RTX 4090"))))
        .isEqualTo(estimate(CATALOG));
  }

  @Test
  void theTagIsTheOneThatTheServiceWillRun() {
    Calibration calibration =
        Calibration.NONE.with(
            List.of(
                speech("2026-05-12T14.30", "", 0, 1800),
                new Measured("memcached", "1.6", "", 0, 77, MAY)));
    Map<String, String> own = Map.of("espnet-tts", "2026-05-12T14.30");

    assertThat(estimate(calibration.applied(CATALOG, "unstable", Map.of(), List.of())).ramCpuMiB())
        .isEqualTo(estimate(CATALOG).ramCpuMiB());
    assertThat(estimate(calibration.applied(CATALOG, "unstable", own, List.of())).ramCpuMiB())
        .isEqualTo(1800);
    assertThat(CATALOG.service("memcached").orElseThrow().image()).doesNotContain("$");
    assertThat(
            calibration
                .applied(CATALOG, "unstable", Map.of(), List.of())
                .service("memcached")
                .orElseThrow()
                .estimate()
                .measured())
        .as("its image has a tag of its own, which no channel changes")
        .isTrue();
  }

  @Test
  void nothingNewIsNotWritten() throws IOException {
    CalibrationFile file = new CalibrationFile(folder.resolve("calibration.yaml"));
    file.add(List.of(speech("unstable", "A", 900, 100)));
    String before = Files.readString(file.path());
    file.add(List.of(new Measured("espnet-tts", "unstable", "A", 800, 100, MAY.plusSeconds(9))));
    assertThat(file.path()).hasContent(before);
    file.add(List.of(speech("unstable", "A", 800, 101)));
    assertThat(file.read().measured()).containsExactly(speech("unstable", "A", 900, 101));
  }

  @Test
  void theHighestPeakStaysAndOfTwoModelsTheLargerCounts() {
    Calibration calibration =
        Calibration.NONE
            .with(List.of(speech("unstable", "A", 900, 0)))
            .with(List.of(speech("unstable", "A", 1300, 0), speech("unstable", "A", 1100, 7)))
            .with(List.of(speech("unstable", "B", 1250, 0)));
    assertThat(calibration.measured()).hasSize(2);
    Estimate both = estimate(calibration.applied(CATALOG, "unstable", Map.of(), List.of("A", "B")));
    assertThat(both.vramMiB()).isEqualTo(1300);
    assertThat(both.ramGpuMiB()).isEqualTo(7);
    assertThat(estimate(calibration.applied(CATALOG, "unstable", Map.of(), List.of("B"))).vramMiB())
        .isEqualTo(1250);
  }

  @Test
  void aFileIsReadBackAndImportedOnTopOfAnother() {
    CalibrationFile file = new CalibrationFile(folder.resolve("deep/calibration.yaml"));
    assertThat(file.read()).isEqualTo(Calibration.NONE);
    file.add(List.of(speech("2026-05-12T14.30", "NVIDIA A10G", 1000, 2000)));
    Calibration other = file.add(List.of(speech("2026-05-12T14.30", "NVIDIA A10G", 800, 2400)));

    assertThat(file.read()).isEqualTo(other);
    assertThat(other.measured())
        .containsExactly(
            new Measured("espnet-tts", "2026-05-12T14.30", "NVIDIA A10G", 1000, 2400, MAY));
    assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**/calibration.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format: 2                                    | must be 1",
        "measured: []                                 | \"format\" is missing",
        "{format: 1, measured: [{service: a, tag: b}]} | \"when\" is missing",
        "{format: 1, measured: [{service: a, tag: b, when: today}]} | 2026-05-12T14:30:00Z",
        "{format: 1, measured: [{service: a, tag: b, vram: 1}]} | not a setting",
        "{format: 1, measured: [{service: a, tag: b, vramMiB: -1}]} | size in MiB",
        "{format: 1, measured: 5}                     | must be a list",
      })
  void whatCannotBeMeantIsRefusedWithItsPlace(String text, String said) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), text + "\n");
    assertThatThrownBy(() -> CalibrationFile.read(file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().summary()).contains("bad.yaml", "line 1", said));
  }
}
