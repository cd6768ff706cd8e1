package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {
  @TempDir Path folder;

  @Test
  void readsWhatComposeReads() throws IOException {
    Path file =
        write(
            """
            # a comment
            SPACED = unstable
            EMPTY = # filled in later
            NOTHING=
            export SHELL_LIKE=yes
            QUOTED="two words # and no comment"
            SINGLE='$not ${changed}'
            HASH=a#b
            COMMENTED=value # why
            JUST_A_NAME
            LAST=no line end\
            """);
    assertThat(EnvFile.read(file))
        .containsEntry("SPACED", "unstable")
        .containsEntry("EMPTY", "")
        .containsEntry("NOTHING", "")
        .containsEntry("SHELL_LIKE", "yes")
        .containsEntry("QUOTED", "two words # and no comment")
        .containsEntry("SINGLE", "$not ${changed}")
        .containsEntry("HASH", "a#b")
        .containsEntry("COMMENTED", "value")
        .containsEntry("LAST", "no line end")
        .doesNotContainKey("JUST_A_NAME");
  }

  @Test
  void saysWhichLineIsWrongWithoutRepeatingIt() throws IOException {
    Path file = write("A=1\nsecret words here\n");
    assertThatThrownBy(() -> EnvFile.read(file))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret");
    Path open = write("A=\"never closed\n");
    assertThatThrownBy(() -> EnvFile.read(open)).hasMessageContaining("line 1");
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> EnvFile.read(file)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> EnvFile.read(folder)).hasMessageContaining("no file");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve(".env"), text);
  }
}
