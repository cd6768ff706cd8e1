package org.imagewizard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BenchmarkTest {
  @Test
  void aRowNamesTheBaselineTheRatioAndWhetherThePromiseHolds() {
    assertThat(new Figure("first frame", 900, "ms").beside("bare", 1000, "ms").atMost(1).row())
        .isEqualTo("| first frame | 900 ms | bare: 1,000 ms | 0.90 | at most 1 x, kept |");
    assertThat(new Figure("first frame", 1100, "ms").beside("bare", 1000, "ms").atMost(1).row())
        .contains("| 1.10 | at most 1 x, **missed** |");
    assertThat(new Figure("memory", 12.25, "MB").atMost(220).row())
        .isEqualTo("| memory | 12.3 MB |  |  | at most 220 MB, kept |");
    assertThat(new Figure("lines", 9_000, "lines/s").atLeast(20_000).row())
        .contains("at least 20,000 lines/s, **missed**");
    assertThat(new Figure("files", 3, "").row()).isEqualTo("| files | 3 |  |  |  |");
  }

  @Test
  void unlikeUnitsAreNotCompared() {
    Figure figure = new Figure("first frame", 900, "ms");
    assertThatThrownBy(() -> figure.beside("bare", 1, "s"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSectionIsReplacedAndTheOthersStay() {
    BenchmarkPage page =
        BenchmarkPage.read("")
            .with("Start", "old")
            .with("Fit", "| a |\n\n- note")
            .with("Start", "new");
    BenchmarkPage again = BenchmarkPage.read(page.text());

    assertThat(again.sections())
        .containsEntry("Start", "new")
        .containsEntry("Fit", "| a |\n\n- note")
        .hasSize(2);
    assertThat(again.text()).isEqualTo(page.text()).startsWith("# Benchmarks\n");
  }
}
