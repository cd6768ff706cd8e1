package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTest {
  @TempDir Path folder;

  @Test
  void aSecondOneIsRefusedAndToldWhoHasIt() {
    try (Hold first = Hold.of(folder, "up")) {
      assertThat(first.interrupted()).isEmpty();
      assertThatThrownBy(() -> Hold.of(folder, "down"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("at work on " + folder)
          .hasMessageContaining("up, process " + ProcessHandle.current().pid())
          .satisfies(
              e ->
                  assertThat(((ProblemException) e).problem().kind())
                      .isEqualTo(Problem.Kind.OUTCOME));
    }
    try (Hold next = Hold.of(folder, "down")) {
      assertThat(next.interrupted()).isEmpty();
    }
  }

  /** A killed program loses the lock, and leaves what it was doing in the file. */
  @Test
  void workThatWasCutOffIsSeen() throws IOException {
    Files.createDirectories(folder.resolve(".image-wizard"));
    Files.writeString(folder.resolve(".image-wizard/lock"), "up, process 4711");
    try (Hold next = Hold.of(folder, "up")) {
      assertThat(next.interrupted()).isEqualTo("up");
    }
    assertThat(folder.resolve(".image-wizard/lock")).isEmptyFile();
  }

  /** Whoever only looks is told of a program that is gone, and of none that is at work. */
  @Test
  void whoLooksIsToldWhatWasCutOff() throws Exception {
    assertThat(Hold.cutOff(folder)).isEmpty();
    Path mark = folder.resolve(".image-wizard/at-work");
    String mine;
    try (Hold here = Hold.of(folder, "up")) {
      assertThat(here.interrupted()).isEmpty();
      assertThat(Hold.cutOff(folder)).isEmpty();
      mine = Files.readString(mark);
    }
    assertThat(mark).doesNotExist();

    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.writeString(mark, mine.replaceFirst("[0-9]+", String.valueOf(gone.pid())));
    assertThat(Hold.cutOff(folder)).isEqualTo("up");
    // The same number, given to another process since.
    Files.writeString(mark, mine + "0");
    assertThat(Hold.cutOff(folder)).isEqualTo("up");

    Hold.of(folder, "down").close();
    assertThat(Hold.cutOff(folder)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Files.writeString(folder.resolve(".image-wizard"), "a file, where a folder must be");
    assertThatThrownBy(() -> Hold.of(folder, "up")).hasMessageContaining("Nothing can be written");
  }
}
