package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  private static final String TIME = "2026-01-01T00:00:00.000000001Z";

  @TempDir Path temp;

  @Test
  void everyLineGoesToTheFileOfItsServiceWithoutSecrets() throws IOException {
    Path folder = temp.resolve("logs");
    try (LogFiles files = new LogFiles(folder, text -> text.replace("s3cret", "[secret]"))) {
      files.line(new LogLine("a", "a-1", "stdout", TIME, "one s3cret"));
      files.line(new LogLine("b", "b-1", "stdout", TIME, "other"));
      files.line(new LogLine("a", "a-1", "stdout", TIME, "long ", true));
      files.line(new LogLine("a", "a-1", "stdout", TIME, "line"));
      files.flush();
      assertThat(folder.resolve("b.log")).hasContent(TIME + " other");
    }
    assertThat(folder.resolve("a.log")).hasContent(TIME + " one [secret]\n" + TIME + " long line");
  }

  @Test
  void whenNothingMoreComesTheLinesAreOnDiskSoon() throws Exception {
    try (LogFiles files = new LogFiles(temp, text -> text)) {
      files.line(new LogLine("a", "a-1", "stdout", TIME, "one"));
      files.pause();
      Path file = temp.resolve("a.log");
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (Files.size(file) == 0 && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      assertThat(file).hasContent(TIME + " one");
    }
  }

  @Test
  void aLargeFileMakesRoom() throws IOException {
    try (LogFiles files = new LogFiles(temp, text -> text, 100)) {
      for (int i = 0; i < 5; i++) {
        files.line(new LogLine("a", "a-1", "stdout", TIME, "line " + i));
      }
    }
    assertThat(Files.readString(temp.resolve("a.log.1")))
        .contains("line 2")
        .doesNotContain("line 4");
    assertThat(Files.readString(temp.resolve("a.log"))).endsWith("line 4\n");
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws IOException {
    Path taken = Files.writeString(temp.resolve("taken"), "");
    try (LogFiles files = new LogFiles(taken, text -> text)) {
      files.line(new LogLine("a", "a-1", "stdout", TIME, "one"));
      assertThat(files.hasFailed()).isTrue();
    }
  }
}
