package org.imagewizard.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Locale;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowingTest {
  @TempDir Path folder;

  @Test
  void aSecondWindowIsRefusedAndToldWhoHasIt() {
    try (Showing first = Showing.of(folder)) {
      assertThat(first).isNotNull();
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> Showing.of(folder))
          .satisfies(
              met -> {
                String own = "process " + ProcessHandle.current().pid();
                assertThat(met.problem().summary()).contains(folder.toString(), own);
                assertThat(met.problem().in(Locale.FRENCH).summary()).contains("Une autre fenêtre");
              });
    }
    Showing.of(folder).close();
  }

  @Test
  void theFirstWindowIsToldThatASecondWasStarted() throws Exception {
    try (Showing first = Showing.of(folder)) {
      assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Showing.of(folder));
      assertThat(first.asked()).isTrue();
      first.close();
      assertThat(first.asked()).as("nobody asks a window that is gone").isFalse();
    }
    assertThat(folder.resolve(".image-wizard/window-asked")).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenNobodyIsKeptOut() {
    Path none = Path.of("/proc/self/no-such-folder");
    Showing.of(none).close();
    assertThat(none).doesNotExist();
  }
}
