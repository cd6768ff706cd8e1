package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.imagewizard.base.progress.Progress;
import org.junit.jupiter.api.Test;

class DownloadTest {
  private long now;
  private final Download download = new Download(() -> now);

  private Progress.Download after(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    return download.tell().orElseThrow();
  }

  @Test
  void aSharedLayerCountsOnceAndNeverGoesBack() {
    download.layer("base", 60, 100);
    download.layer("own", 10, 20);
    download.layer("base", 40, 100);
    Progress.Download told = after(10);
    assertThat(told.received()).isEqualTo(70);
    assertThat(told.total()).isEqualTo(120);
    assertThat(told.bytesPerSecond()).isEqualTo(7);
    assertThat(told.secondsLeft()).isEqualTo(7);
  }

  @Test
  void theEstimateFollowsAChangeOfSpeedAndIsNotToldTooOften() {
    download.layer("a", 1_000, 100_000);
    assertThat(after(1).bytesPerSecond()).isEqualTo(1_000);
    download.layer("a", 1_100, 100_000);
    assertThat(download.tell()).isEmpty();
    for (int second = 0; second < 120; second++) {
      download.layer("a", 1_100 + second * 100, 100_000);
      after(1);
    }
    assertThat(after(1).bytesPerSecond()).isBetween(80L, 130L);
  }

  @Test
  void nothingIsPromisedWhileNothingComes() {
    download.layer("a", 0, 100);
    assertThat(after(5).secondsLeft()).isEqualTo(-1);
  }
}
