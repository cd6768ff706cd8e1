package org.imagewizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is as google-java-format writes it, and none is over the wall of 400 lines.
 * {@code mvn test -Dtest=FormatTest -Dformat=write} puts the format right.
 */
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("format"));

  @Test
  void everyFileIsFormatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        if (WRITE) {
          Files.writeString(file, formatted);
        } else {
          wrong.add(file);
        }
      }
    }
    assertThat(wrong)
        .as("not formatted; mend with: mvn test -Dtest=FormatTest -Dformat=write")
        .isEmpty();
  }

  @Test
  void noFileIsOverTheWall() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
