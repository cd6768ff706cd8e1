package org.imagewizard.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {
  private static final List<String> KNOWN = List.of("french", "follow-up", "photo-audio");

  @Test
  void findsTheSlip() {
    assertThat(Suggest.nearest("frnech", KNOWN)).contains("french");
    assertThat(Suggest.nearest("photoaudio", KNOWN)).contains("photo-audio");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Suggest.nearest("zzzzzzzz", KNOWN)).isEmpty();
  }
}
