package org.imagewizard.fit;

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
import java.util.stream.Stream;
import org.imagewizard.base.text.Messages;
import org.junit.jupiter.api.Test;

/** Every reason can be said in both languages, and none is left over. */
class MessagesTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/imagewizard/fit");
  private static final Path SOURCES = Path.of("src/main/java/org/imagewizard/fit");

  @Test
  void bothLanguagesHaveTheSameKeysOnce() throws IOException {
    assertThat(keys("en")).doesNotHaveDuplicates();
    assertThat(keys("fr")).containsExactlyElementsOf(keys("en"));
  }

  @Test
  void everyKeyIsUsedAndEveryKeyUsedExists() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file));
      }
    }
    Set<String> known = new TreeSet<>(keys("en"));
    assertThat(known).allMatch(key -> code.indexOf('"' + key + '"') >= 0);
    Matcher said = Pattern.compile("say\\(\\s*\"([a-z.-]+)\"").matcher(code);
    List<String> missing = new ArrayList<>();
    while (said.find()) {
      if (!known.contains(said.group(1))) {
        missing.add(said.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextCanBeSaid() throws IOException {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      Messages messages = Messages.load(Sentences.BUNDLE, locale);
      for (String key : keys("en")) {
        for (int count : new int[] {0, 1, 5}) {
          assertThat(messages.get(key, "one", count, "three", "four"))
              .as(key)
              .isNotEmpty()
              .doesNotContain("{", "\'\'", "[" + key);
        }
      }
    }
  }

  private static List<String> keys(String language) throws IOException {
    return Files.readAllLines(BUNDLES.resolve("messages_" + language + ".properties")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }
}
