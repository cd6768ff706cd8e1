package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imagewizard.gui.shell.Leaving;
import org.imagewizard.gui.shell.Leaving.State;
import org.imagewizard.gui.shell.UnderWay;
import org.junit.jupiter.api.Test;

/** The way out of the window, without a toolkit. */
class LeavingTest {
  private final List<String> done = new ArrayList<>();
  private final List<UnderWay> underWay = new ArrayList<>();
  private final Leaving leaving =
      new Leaving(() -> List.copyOf(underWay), () -> done.add("front"), () -> done.add("closed"));

  private UnderWay start() {
    return UnderWay.of("leave.start", "leave.start.remains", () -> done.add("stop"), "lab-server");
  }

  @Test
  void nobodyIsAskedWhileNothingIsUnderWay() {
    leaving.tick();
    leaving.close();
    assertThat(done).containsExactly("closed");
    assertThat(leaving.state().get()).isEqualTo(State.STAYING);
  }

  @Test
  void whoIsAskedAndStaysLosesNothing() {
    underWay.add(start());
    leaving.close();
    leaving.tick();
    assertThat(leaving.state().get()).isEqualTo(State.ASKING);
    assertThat(leaving.shown().get().getFirst().what().in(Locale.ENGLISH))
        .isEqualTo("lab-server is being started.");
    leaving.stay();
    leaving.tick();
    assertThat(leaving.state().get()).isEqualTo(State.STAYING);
    assertThat(done).containsExactly("front");
  }

  @Test
  void theWindowClosesOnceWhatWasStoppedHasEnded() {
    underWay.add(start());
    leaving.close();
    leaving.stop();
    leaving.tick();
    assertThat(leaving.state().get()).isEqualTo(State.ENDING);
    assertThat(done).contains("stop").doesNotContain("closed");
    underWay.clear();
    leaving.tick();
    assertThat(done).endsWith("stop", "closed");
  }

  @Test
  void whoClosesTheWindowAgainMeansIt() {
    underWay.add(start());
    leaving.close();
    leaving.close();
    assertThat(done).containsExactly("front", "stop", "closed");
  }

  /** Then there is nothing left to ask about, and how it ended is on the page. */
  @Test
  void theQuestionGoesWhenItsSubjectHasEnded() {
    underWay.add(start());
    leaving.close();
    underWay.clear();
    leaving.tick();
    assertThat(leaving.state().get()).isEqualTo(State.STAYING);
    assertThat(done).doesNotContain("closed");
  }

  @Test
  void anotherSubjectIsAnotherQuestionAndTheSameOneIsNot() {
    underWay.add(start());
    leaving.close();
    List<UnderWay> first = leaving.shown().get();
    underWay.set(0, start());
    leaving.tick();
    assertThat(leaving.shown().get()).isSameAs(first);
    underWay.set(0, UnderWay.of("leave.down", "leave.down.remains", () -> {}, "lab-server"));
    leaving.tick();
    assertThat(leaving.shown().get().getFirst().what().key()).isEqualTo("leave.down");
  }
}
