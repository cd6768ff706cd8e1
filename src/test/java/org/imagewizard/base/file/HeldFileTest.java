package org.imagewizard.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.file.HeldFile.TakenException;
import org.imagewizard.it.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFileTest {
  @TempDir Path folder;

  private HeldFile take(String words) throws IOException, TakenException {
    return HeldFile.take(folder.resolve("own/lock"), words, Duration.ZERO);
  }

  @Test
  void aSecondTakerIsToldOfTheFirst() throws Exception {
    try (HeldFile first = take("the first")) {
      assertThat(first.before()).isEmpty();
      assertThatExceptionOfType(TakenException.class)
          .isThrownBy(() -> take("the second"))
          .satisfies(met -> assertThat(met.holder()).isEqualTo("the first"));
    }
    try (HeldFile third = take("the third")) {
      assertThat(third.before()).as("the first let go").isEmpty();
    }
  }

  @Test
  void whatACutOffHolderWroteIsKnown() throws Exception {
    Files.createDirectories(folder.resolve("own"));
    Files.writeString(folder.resolve("own/lock"), "somebody");
    try (HeldFile next = take("the next")) {
      assertThat(next.before()).isEqualTo("somebody");
    }
  }

  /** Where a program closes any channel of a file, POSIX takes all its locks of that file. */
  @Test
  void aVainTryInTheSameProgramLetsNoOtherProgramIn() throws Exception {
    try (HeldFile first = take("the first")) {
      assertThat(first.before()).isEmpty();
      assertThat(otherProgram()).isEqualTo("the first");
      assertThatExceptionOfType(TakenException.class).isThrownBy(() -> take("the second"));
      assertThat(otherProgram()).isEqualTo("the first");
    }
    assertThat(otherProgram()).isEqualTo("taken");
  }

  private String otherProgram() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HeldFileTest.class.getName(),
            folder.resolve("own/lock").toString());
    Process process = Child.of(folder, command, Map.of()).start();
    return new String(process.getInputStream().readAllBytes()).strip();
  }

  /** The other program: says who has the file, or that it could be taken. */
  public static void main(String[] arguments) throws IOException {
    try (HeldFile held = HeldFile.take(Path.of(arguments[0]), "another", Duration.ZERO)) {
      System.out.println(held.before().isEmpty() ? "taken" : held.before());
    } catch (TakenException e) {
      System.out.println(e.holder());
    }
  }
}
