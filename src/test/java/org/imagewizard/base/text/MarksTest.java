package org.imagewizard.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Marks as they are set: no line of French begins with one that belongs to the word before it, its
 * apostrophe is the printed one, and that of English the keyboard's.
 */
class MarksTest {
  private static final Path MESSAGES = Path.of("src/main/resources");
  private static final Path TEMPLATES = Path.of("templates");

  /** A blank where a line may be broken, before a high mark or inside of quotation marks. */
  private static final Pattern BREAKS = Pattern.compile(" [;:?!»](?=$|[\\s\"'».,)|}\\\\])|« ");

  /** Between letters, or before a quotation; what quotes words for a format stays as it is. */
  private static final Pattern STRAIGHT = Pattern.compile("\\pL'+(?=[\\pL«{])");

  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]*`");

  static Stream<Path> messages() throws IOException {
    return messages("_fr.properties");
  }

  static Stream<Path> english() throws IOException {
    return messages("_en.properties");
  }

  private static Stream<Path> messages(String end) throws IOException {
    try (Stream<Path> files = Files.walk(MESSAGES)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(end)).toList();
      assertThat(found).hasSizeGreaterThan(5);
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("english")
  void englishHasOneApostrophe(Path file) throws IOException {
    assertThat(Files.readString(file)).doesNotContain("’");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void noMessageBreaksBeforeItsMarks(Path file) throws IOException {
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> !line.startsWith("#"))
        .allSatisfy(
            line -> assertThat(line).doesNotContainPattern(BREAKS).doesNotContainPattern(STRAIGHT));
  }

  static Stream<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noTextOfATemplateDoesEither(Path file) throws IOException {
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.strip().startsWith("fr: "))
        .allSatisfy(
            line ->
                assertThat(line.substring(line.indexOf("fr: ") + 4)).doesNotContainPattern(BREAKS));
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.contains("fr: "))
        .allSatisfy(
            line ->
                assertThat(line.substring(line.indexOf("fr: "))).doesNotContainPattern(STRAIGHT));
  }

  @Test
  void theGuideHasNoStraightApostrophe() throws IOException {
    String guide = Files.readString(Path.of("docs/guide/README.fr.md"));
    assertThat(CODE.matcher(guide).replaceAll("")).contains("’").doesNotContainPattern(STRAIGHT);
  }

  /** Java groups French digits with a narrow space, which a Braille display may lack. */
  @Test
  void digitsAreGroupedWithAnOrdinaryNoBreakSpace() {
    Messages french =
        Messages.load("org.imagewizard.cli.messages", Locale.FRENCH)
            .changed(pattern -> "{0,number} Mio");
    assertThat(french.get("run.last", 12_345)).isEqualTo("12\u00a0345 Mio");
  }
}
