package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long STEP_MS = 10;

  private long now;
  private final Pace pace = new Pace(() -> now);

  /** Moments in milliseconds at which a service is asked that never answers. */
  private List<Long> asked(int seconds) {
    List<Long> moments = new ArrayList<>();
    for (long ms = 0; ms < seconds * 1_000L; ms += STEP_MS) {
      now = TimeUnit.MILLISECONDS.toNanos(ms);
      if (pace.isDue("slow")) {
        moments.add(ms);
      }
    }
    return moments;
  }

  @Test
  void soonAtFirstThenOnceInASecond() {
    List<Long> moments = asked(120);
    assertThat(moments.subList(0, 4)).containsExactly(0L, 100L, 200L, 300L);
    assertThat(moments.getLast() - moments.get(moments.size() - 2)).isEqualTo(1_000);
  }

  @Test
  void noWaitIsMadeLongerByMoreThanATwentieth() {
    List<Long> moments = asked(60);
    for (int i = 1; i < moments.size(); i++) {
      long pause = moments.get(i) - moments.get(i - 1);
      assertThat(pause).isLessThanOrEqualTo(Math.max(100, moments.get(i) / 20) + STEP_MS);
    }
  }

  @Test
  void eachServiceHasItsOwn() {
    assertThat(pace.isDue("one")).isTrue();
    assertThat(pace.isDue("other")).isTrue();
    assertThat(pace.isDue("one")).isFalse();
  }
}
