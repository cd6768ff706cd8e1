package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineMatchTest {
  @Test
  void equalTextsMatchLineByLine() {
    List<String> text = List.of("same", "same", "other", "");
    assertThat(LineMatch.of(text, List.copyOf(text))).containsExactly(0, 1, 2, 3);
    assertThat(LineMatch.of(List.of(), List.of())).isEmpty();
  }

  @Test
  void whatWasTakenOutHasNoPartner() {
    assertThat(LineMatch.of(List.of("a", "b", "c"), List.of("a", "c"))).containsExactly(0, -1, 1);
  }
}
