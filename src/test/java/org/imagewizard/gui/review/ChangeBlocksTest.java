package org.imagewizard.gui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imagewizard.render.LineDiff;
import org.junit.jupiter.api.Test;

class ChangeBlocksTest {
  private final ChangeBlocks blocks = of(" -+  + !");

  private static ChangeBlocks of(String marks) {
    return ChangeBlocks.of(
        marks.chars().mapToObj(mark -> new LineDiff.Line((char) mark, "text")).toList());
  }

  @Test
  void linesNextToEachOtherAreOneChange() {
    assertThat(blocks.starts()).containsExactly(1, 5, 7);
    assertThat(of("++++").starts()).containsExactly(0);
    assertThat(ChangeBlocks.of(List.of()).isEmpty()).isTrue();
    assertThat(of("   ").isEmpty()).isTrue();
  }

  @Test
  void eachLineBelongsToTheChangeAbove() {
    assertThat(blocks.number(-1)).isZero();
    assertThat(blocks.number(0)).isZero();
    assertThat(blocks.number(2)).isEqualTo(1);
    assertThat(blocks.number(6)).isEqualTo(2);
  }

  @Test
  void afterTheLastComesTheFirst() {
    assertThat(blocks.after(-1)).isEqualTo(1);
    assertThat(blocks.after(1)).isEqualTo(5);
    assertThat(blocks.after(7)).isEqualTo(1);
    assertThat(blocks.before(7)).isEqualTo(5);
    assertThat(blocks.before(1)).isEqualTo(7);
    assertThat(blocks.before(-1)).isEqualTo(7);
  }
}
