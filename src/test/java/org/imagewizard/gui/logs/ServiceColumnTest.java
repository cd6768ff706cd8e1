package org.imagewizard.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceColumnTest {
  @Test
  void theColumnIsAsWideAsTheLongestNameWhereTheLineCanSpareIt() {
    assertThat(ServiceColumn.letters(12, 200)).isEqualTo(12);
    assertThat(ServiceColumn.letters(38, 200)).isEqualTo(38);
    assertThat(ServiceColumn.letters(38, 60)).isEqualTo(24);
    assertThat(ServiceColumn.letters(38, 10)).isEqualTo(14);
  }

  @Test
  void ofANameThatIsTooLongBothEndsStay() {
    assertThat(ServiceColumn.fit("orchestrator", 12)).isEqualTo("orchestrator");
    assertThat(ServiceColumn.fit("multistage-diagram-tactile-svg-handler", 24))
        .isEqualTo("multistage-d…svg-handler")
        .hasSize(24);
    assertThat(ServiceColumn.fit("multistage-diagram-segmentation", 24))
        .isEqualTo("multistage-d…egmentation");
  }
}
