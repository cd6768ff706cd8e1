package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartTimesTest {
  @Test
  void tellsTheMilestonesInTheirOrder() {
    StartTimes times = new StartTimes();
    times.reached("the program");
    times.reached("the first frame");

    assertThat(times.inWords())
        .matches("Start: the program after \\d+ ms, the first frame after \\d+ ms");
  }
}
