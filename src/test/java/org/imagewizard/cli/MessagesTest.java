package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.base.text.Messages;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, once, and is used. */
class MessagesTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/imagewizard/cli");
  private static final Path SOURCES = Path.of("src/main/java/org/imagewizard/cli");

  /** Keys put together from a word: their beginnings. */
  private static final List<String> FAMILIES =
      List.of("help.", "check.state.", "write.", "progress.step.", "man.files.");

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
    assertThat(keys("fr")).isEqualTo(keys("en"));
    for (String key : keys("en")) {
      assertThat(placeholders("fr", key)).as(key).isEqualTo(placeholders("en", key));
    }
  }

  @Test
  void noKeyIsThereTwice() throws IOException {
    for (String language : List.of("en", "fr")) {
      assertThat(lines(language)).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    String sources = sources();
    Set<String> steps =
        Stream.of(Step.values()).map(Step::key).collect(Collectors.toCollection(TreeSet::new));
    List<String> unused =
        keys("en").stream()
            .filter(key -> !sources.contains('"' + key + '"'))
            .filter(key -> FAMILIES.stream().noneMatch(key::startsWith))
            .filter(key -> !steps.contains(key))
            .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void everyKeyThatIsUsedExists() throws IOException {
    Set<String> keys = keys("en");
    Matcher calls =
        Pattern.compile("(?:\\btext|\\bsay|messages\\.get)\\(\\s*\"([a-z.-]+[a-z])\"[,)]")
            .matcher(sources());
    List<String> missing = new ArrayList<>();
    while (calls.find()) {
      if (!keys.contains(calls.group(1))) {
        missing.add(calls.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextCanBeFormatted() throws IOException {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      Messages messages = Messages.load(Sentence.BUNDLE, locale);
      for (String key : keys("en")) {
        for (int count : new int[] {0, 1, 2}) {
          assertThat(messages.get(key, count, count, count, count, count, count))
              .as(key)
              .isNotBlank()
              .doesNotContain("{", "''", "[" + key);
        }
      }
    }
  }

  private static Set<String> keys(String language) throws IOException {
    return new TreeSet<>(lines(language));
  }

  private static List<String> lines(String language) throws IOException {
    return Files.readAllLines(BUNDLES.resolve("messages_" + language + ".properties")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  private static Set<String> placeholders(String language, String key) throws IOException {
    String text =
        Files.readAllLines(BUNDLES.resolve("messages_" + language + ".properties")).stream()
            .filter(line -> line.startsWith(key + "="))
            .findFirst()
            .orElse("");
    return Pattern.compile("\\{(\\d)")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
