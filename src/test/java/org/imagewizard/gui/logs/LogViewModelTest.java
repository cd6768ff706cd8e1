package org.imagewizard.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Severity;
import org.junit.jupiter.api.Test;

class LogViewModelTest {
  private final LogViewModel model = new LogViewModel();

  private static LogLine line(String service, int number, String text) {
    return new LogLine(service, "c", "stdout", "2026-01-01T00:00:00.%09dZ".formatted(number), text);
  }

  @Test
  void aFrameTakesEverythingAsOneChangeInTheOrderOfTime() {
    List<Integer> changes = new ArrayList<>();
    model
        .lines()
        .addListener(
            (ListChangeListener<LogLine>)
                change -> {
                  while (change.next()) {
                    changes.add(change.getAddedSize());
                  }
                });
    model.pump().line(line("b", 2, "second"));
    model.pump().line(line("a", 1, "first"));
    model.drain();
    assertThat(model.lines()).extracting(LogLine::line).containsExactly("first", "second");
    assertThat(changes).containsExactly(2);
    assertThat(model.services()).containsExactly("a", "b");
    assertThat(model.received().get()).isEqualTo(2);
  }

  @Test
  void aTalkativeServiceLosesItsOwnOldestLinesAndItIsCounted() {
    LogPump pump = new LogPump(3);
    IntStream.range(0, 5).forEach(i -> pump.line(line("loud", i, "loud " + i)));
    pump.line(line("quiet", 9, "quiet"));
    assertThat(pump.drain())
        .extracting(LogLine::line)
        .containsExactly("loud 2", "loud 3", "loud 4", "quiet");
    assertThat(pump.lost()).isEqualTo(2);
    assertThat(pump.received()).isEqualTo(6);
  }

  @Test
  void linesThatAreAllLongCannotFillTheMemory() {
    LogPump pump = new LogPump(5_000);
    IntStream.range(0, 1_000).forEach(i -> pump.line(line("a", i, "x".repeat(100_000))));
    assertThat(pump.drain().stream().mapToInt(one -> one.line().length()).sum())
        .isBetween(400_000, 512 * 1024);
    assertThat(pump.received()).isEqualTo(1_000);
    assertThat(pump.lost()).isBetween(700L, 800L);
  }

  @Test
  void tellsWhoWasFollowedAgainAndWhoCannotBeHeard() {
    model.pump().reconnected("a");
    model.pump().reconnected("a");
    model
        .pump()
        .unreadable(
            "mute", Problem.outcome("log.driver", Phrase.plain("It keeps none."), List.of()));
    model.drain();
    assertThat(model.reconnections().get()).containsExactly(Map.entry("a", 2L));
    assertThat(model.unreadable().get()).containsOnlyKeys("mute");
    assertThat(model.services()).containsExactly("mute");
  }

  @Test
  void showsOneServiceAndCountsWhatIsFound() {
    for (int i = 0; i < 6; i++) {
      model.pump().line(line(i % 2 == 0 ? "even" : "odd", i, i < 3 ? "ERROR here" : "fine"));
    }
    model.drain();
    model.find().set("error");
    assertThat(model.hits().get()).isEqualTo(3);
    model.hidden().add("even");
    assertThat(model.lines()).hasSize(3).allMatch(l -> l.service().equals("odd"));
    assertThat(model.hits().get()).isEqualTo(1);
    assertThat(model.nextHit(0, 1)).isEqualTo(0);
    model.hidden().clear();
    assertThat(model.lines()).hasSize(6);
  }

  /** Of two servers with services of one name, too. */
  @Test
  void anotherServerBeginsWithAnEmptyLogAndTheOneBeforeIsNotHeardAnyMore() {
    LogPump before = model.pump();
    before.line(line("a", 1, "ERROR of the first"));
    before.reconnected("a");
    before.unreadable("mute", Problem.outcome("log", Phrase.plain("It keeps none."), List.of()));
    model.drain();
    model.hidden().add("a");
    before.line(line("a", 2, "on its way"));
    model.forget();
    before.line(line("a", 3, "late"));
    model.drain();
    assertThat(model.lines()).isEmpty();
    assertThat(model.services()).isEmpty();
    assertThat(model.received().get() + model.errors().get()).isZero();
    assertThat(model.reconnections().get()).isEmpty();
    assertThat(model.unreadable().get()).isEmpty();

    model.pump().line(line("a", 4, "of the second"));
    model.drain();
    assertThat(model.lines()).extracting(LogLine::line).containsExactly("of the second");
    assertThat(model.received().get()).isEqualTo(1);
    assertThat(model.errorsOf("a")).isZero();
  }

  @Test
  void aPatternFiltersAndABadOneSaysWhy() {
    for (int i = 0; i < 6; i++) {
      model.pump().line(line("a", i, "request " + i + " took " + i * 100 + " ms"));
    }
    model.drain();
    model.pattern().set(true);
    model.find().set("took [45]\\d\\d");
    assertThat(model.hits().get()).isEqualTo(2);
    model.onlyHits().set(true);
    assertThat(model.lines()).extracting(LogLine::line).allMatch(text -> text.contains("took "));
    assertThat(model.lines()).hasSize(2);
    model.pump().line(line("a", 7, "request 7 took 450 ms"));
    model.pump().line(line("a", 8, "request 8 took 50 ms"));
    model.drain();
    assertThat(model.lines()).hasSize(3);
    assertThat(model.hits().get()).isEqualTo(3);

    model.find().set("took [45");
    assertThat(model.mistake().get()).isNotEmpty();
    model.find().set("");
    assertThat(model.mistake().get()).isEmpty();
    assertThat(model.lines()).hasSize(8);
  }

  /** A pattern that would try for years must not stop the window. */
  @Test
  @org.junit.jupiter.api.Timeout(10)
  void aPatternThatNeverEndsIsGivenUp() {
    for (int i = 0; i < 50; i++) {
      model.pump().line(line("a", i, "a".repeat(200) + "b"));
    }
    model.drain();
    model.pattern().set(true);
    model.find().set("(a+)+c");
    assertThat(model.hits().get()).isZero();
  }

  @Test
  void errorsAreCountedFoundAndShownAlone() {
    model.pump().line(line("a", 1, "INFO fine"));
    model.pump().line(line("a", 2, "ERROR first"));
    model.pump().line(line("b", 3, "WARNING hm"));
    model.pump().line(line("b", 4, "Traceback (most recent call last):"));
    model.drain();
    assertThat(model.errors().get()).isEqualTo(2);
    assertThat(model.errorsOf("b")).isEqualTo(1);
    assertThat(model.nextError(-1, 1)).isEqualTo(1);
    assertThat(model.nextError(1, 1)).isEqualTo(3);
    assertThat(model.nextError(3, 1)).isEqualTo(1);
    model.least().set(Severity.WARNING);
    assertThat(model.lines()).hasSize(3);
    model.least().set(Severity.ERROR);
    assertThat(model.lines()).hasSize(2);
  }

  @Test
  void aVeryLongLineIsCutInMemoryAndCopiedWithoutInvisibleBytes() {
    model.pump().line(line("a", 1, "x".repeat(100_000)));
    model.pump().line(line("a", 2, "\u001b[31mred"));
    model.drain();
    assertThat(model.lines().getFirst().line()).hasSize(LogPump.LONGEST + 2).endsWith(" …");
    assertThat(LogViewModel.text(model.lines().subList(1, 2))).endsWith("000002Z a: red\n");
  }

  @Test
  void theRingForgetsTheOldestAndKeepsOrder() {
    RingList<Integer> ring = new RingList<>(4);
    ring.append(List.of(1, 2, 3));
    ring.append(List.of(4, 5, 6));
    assertThat(ring).containsExactly(3, 4, 5, 6);
    ring.append(IntStream.range(10, 30).boxed().toList());
    assertThat(ring).containsExactly(26, 27, 28, 29);
    ring.remove(0, ring.size());
    assertThat(ring).isEmpty();
    ring.append(List.of(7));
    assertThat(ring).containsExactly(7);
  }
}
