package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;

class DotEnvTest {
  @Test
  void everyValueComesBack() {
    String alphabet = "ab0 1'\"\\$#{}=:;é😀\t`!n";
    int[] points = alphabet.codePoints().toArray();
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        value.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String line = DotEnv.line("KEY", value.toString());
      assertThat(DotEnv.parse(line)).as(line).isEqualTo(Map.of("KEY", value.toString()));
    }
  }

  @Test
  void aPlainValueStaysPlain() {
    assertThat(DotEnv.line("MAX_BODY", "10mb")).isEqualTo("MAX_BODY=10mb");
    assertThat(DotEnv.line("EMPTY", "")).isEqualTo("EMPTY=");
  }

  @Test
  void readsTheStyleOfHandWrittenSamples() {
    assertThat(
            DotEnv.parse(
                """
                # a comment
                MAX_BODY = 10mb # enough
                export KEY=abc#1
                NONE =
                COMMENT = # nothing
                QUOTED="a\\"b $$5"
                RAW='a $b #c' # end
                not a line
                """))
        .isEqualTo(
            Map.of(
                "MAX_BODY", "10mb",
                "KEY", "abc#1",
                "NONE", "",
                "COMMENT", "",
                "QUOTED", "a\"b $5",
                "RAW", "a $b #c"));
  }

  @Test
  void aLineBreakIsRefusedWithoutShowingTheValue() {
    for (String broken : new String[] {"canary\nX=1", "canary\r", "a\0canary"}) {
      assertThatThrownBy(() -> DotEnv.line("LLM_API_KEY", broken))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("LLM_API_KEY")
          .hasMessageNotContaining("canary");
    }
  }
}
