package org.imagewizard.gui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.junit.jupiter.api.Test;

/** What memory no longer has is found in the files, and the living log waits behind it. */
class DiskSearchTest {
  private final LogViewModel model = new LogViewModel();
  private final List<LogLine> written = new ArrayList<>();
  private Optional<Problem> failure = Optional.empty();
  private final DiskSearch disk =
      new DiskSearch(
          Tasks.sameThread(problem -> {}),
          (wanted, cancellation) -> {
            if (failure.isPresent()) {
              throw new ProblemException(failure.get());
            }
            List<LogLine> found = written.stream().filter(wanted).toList();
            return new LogSearch.Found(found, found.size(), written.size());
          },
          model);

  private static LogLine line(String service, int number, String text) {
    return new LogLine(service, "c", "stdout", "2026-01-01T00:00:00.%09dZ".formatted(number), text);
  }

  private void comes(LogLine line) {
    written.add(line);
    model.pump().line(line);
    model.drain();
  }

  @Test
  void linesThatMemoryLetGoAreFound() {
    IntStream.range(0, LogViewModel.LINES + 10)
        .forEach(i -> written.add(line("a", i, "text " + i)));
    written.forEach(model.pump()::line);
    model.drain();
    model.find().set("text 3");
    assertThat(model.lines()).extracting(LogLine::line).doesNotContain("text 3");

    disk.begin();

    assertThat(disk.busy().get()).isFalse();
    assertThat(model.lines()).extracting(LogLine::line).startsWith("text 3", "text 30");
    assertThat(model.hits().get()).isEqualTo(model.lines().size());
  }

  @Test
  void theLivingLogGoesOnBehindAndComesBack() {
    comes(line("a", 1, "error one"));
    model.find().set("error");
    disk.begin();
    comes(line("a", 2, "error two"));
    assertThat(model.lines()).extracting(LogLine::line).containsExactly("error one");

    disk.end();

    assertThat(disk.found().get()).isNull();
    assertThat(model.lines()).extracting(LogLine::line).containsExactly("error one", "error two");
    assertThat(model.hits().get()).isEqualTo(2);
  }

  @Test
  void onlyWhatTheReaderWantsToSeeIsLookedFor() {
    comes(line("a", 1, "error here"));
    comes(line("b", 2, "error there"));
    model.toggle("b");
    model.find().set("error");
    disk.begin();
    assertThat(model.lines()).extracting(LogLine::service).containsExactly("a");
  }

  @Test
  void otherWordsAreAnotherSearch() {
    comes(line("a", 1, "error"));
    model.find().set("error");
    disk.begin();
    model.find().set("err");
    assertThat(disk.found().get()).isNull();
    assertThat(model.lines()).hasSize(1);
  }

  @Test
  void filesThatCannotBeReadAreSaid() {
    failure = Optional.of(Problem.outcome("x", Phrase.plain("The disk is gone."), List.of()));
    model.find().set("error");
    disk.begin();
    assertThat(disk.problem().get()).isEqualTo(failure.get());
    assertThat(disk.busy().get()).isFalse();
  }
}
