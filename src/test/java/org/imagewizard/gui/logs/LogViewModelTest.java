package org.imagewizard.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.imagewizard.watch.LogLine;
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
    model.pump().offer(line("b", 2, "second"));
    model.pump().offer(line("a", 1, "first"));
    model.drain();
    assertThat(model.lines()).extracting(LogLine::line).containsExactly("first", "second");
    assertThat(changes).containsExactly(2);
    assertThat(model.services()).containsExactly("a", "b");
    assertThat(model.received().get()).isEqualTo(2);
  }

  @Test
  void aTalkativeServiceLosesItsOwnOldestLinesAndItIsCounted() {
    LogPump pump = new LogPump(3);
    IntStream.range(0, 5).forEach(i -> pump.offer(line("loud", i, "loud " + i)));
    pump.offer(line("quiet", 9, "quiet"));
    assertThat(pump.drain())
        .extracting(LogLine::line)
        .containsExactly("loud 2", "loud 3", "loud 4", "quiet");
    assertThat(pump.lost()).isEqualTo(2);
    assertThat(pump.received()).isEqualTo(6);
  }

  @Test
  void showsOneServiceAndCountsWhatIsFound() {
    for (int i = 0; i < 6; i++) {
      model.pump().offer(line(i % 2 == 0 ? "even" : "odd", i, i < 3 ? "ERROR here" : "fine"));
    }
    model.drain();
    model.find().set("error");
    assertThat(model.hits().get()).isEqualTo(3);
    model.service().set("odd");
    assertThat(model.lines()).hasSize(3).allMatch(l -> l.service().equals("odd"));
    assertThat(model.hits().get()).isEqualTo(1);
    assertThat(model.nextHit(0, 1)).isEqualTo(0);
    model.service().set("");
    assertThat(model.lines()).hasSize(6);
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
