package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {
  @TempDir Path folder;

  private static LogLine line(String service, int number, String text) {
    return new LogLine(service, "c", "stdout", "2026-01-01T00:00:00.%09dZ".formatted(number), text);
  }

  private LogSearch.Found find(int most, String needle) {
    return new LogSearch(most).in(folder, line -> line.line().contains(needle), new Cancellation());
  }

  @Test
  void linesOfAllServicesAndOfFullFilesComeInTheOrderOfTime() {
    try (LogFiles files = new LogFiles(folder, text -> text, 120)) {
      for (int i = 0; i < 6; i++) {
        files.line(line(i % 2 == 0 ? "a" : "b", i, "number " + i));
      }
      files.line(line("a", 7, "other"));
    }
    assertThat(folder.resolve("a.log.1")).exists();

    LogSearch.Found found = find(100, "number");

    assertThat(found.lines())
        .extracting(LogLine::line)
        .containsExactly("number 0", "number 1", "number 2", "number 3", "number 4", "number 5");
    assertThat(found.lines()).extracting(LogLine::service).startsWith("a", "b");
    assertThat(found.hits()).isEqualTo(6);
    assertThat(found.looked()).isEqualTo(7);
  }

  @Test
  void theNewestAreKeptAndAllAreCounted() {
    try (LogFiles files = new LogFiles(folder, text -> text)) {
      for (int i = 0; i < 5_000; i++) {
        files.line(line("a", i, "hit " + i));
      }
    }
    LogSearch.Found found = find(3, "hit");
    assertThat(found.lines())
        .extracting(LogLine::line)
        .containsExactly("hit 4997", "hit 4998", "hit 4999");
    assertThat(found.hits()).isEqualTo(5_000);
  }

  @Test
  void aLineWithoutEndAndStrayBytesAreRead() throws IOException {
    Files.write(
        folder.resolve("a.log"),
        ("2026-01-01T00:00:01Z start" + "x".repeat(3_000_000) + "\n").getBytes());
    Files.write(folder.resolve("b.log"), new byte[] {'T', ' ', (byte) 0xff, 'y', 'e', 's'});
    assertThat(find(10, "start").lines().getFirst().line()).hasSize(2_002);
    assertThat(find(10, "yes").hits()).isEqualTo(1);
  }

  @Test
  void whereNothingWasWrittenNothingIsFound() throws IOException {
    assertThat(new LogSearch(1).in(folder.resolve("none"), any -> true, new Cancellation()).hits())
        .isZero();
    Files.writeString(folder.resolve("notes.txt"), "T mine\n");
    assertThat(find(1, "mine").looked()).isZero();
  }

  @Test
  void itEndsWhenAsked() throws IOException {
    Files.writeString(folder.resolve("a.log"), "T one\nT two\n");
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                new LogSearch(9)
                    .in(
                        folder,
                        line -> {
                          cancellation.cancel();
                          return true;
                        },
                        cancellation))
        .isInstanceOf(ProblemException.class);
  }
}
