package org.imagewizard.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void takesThePlaceOfAnEarlierOne() throws IOException {
    Path file = folder.resolve("new/one.txt");
    WholeFile.write(file, "first");
    WholeFile.write(file, "second, é");

    assertThat(file).hasContent("second, é");
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void whatFailsHalfWayLeavesTheEarlierOne() throws IOException {
    Path file = Files.writeString(folder.resolve("one.txt"), "first");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("cut");
                    }))
        .hasMessage("cut");
    assertThat(file).hasContent("first");
    assertThat(Files.list(folder)).containsExactly(file);
  }
}
