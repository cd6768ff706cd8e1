package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmePicturesTest {
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)]+\\.png)\\)");
  private static final int WORDS = 6;

  /** Six, each there, each told in words to those who do not see it. */
  @Test
  void theReadmeShowsThePicturesThatAreDrawn() throws IOException {
    var shown = PICTURE.matcher(Files.readString(Path.of("README.md"))).results().toList();
    List<String> drawn =
        ReadmePictures.STOPS.values().stream()
            .map(name -> ReadmePictures.FOLDER + "/" + name + ".png")
            .toList();
    assertThat(shown)
        .extracting(found -> found.group(2))
        .containsExactlyInAnyOrderElementsOf(drawn);
    assertThat(shown)
        .allSatisfy(
            found -> {
              assertThat(Path.of(found.group(2))).isRegularFile();
              assertThat(found.group(1).split(" ")).hasSizeGreaterThan(WORDS);
            });
  }
}
