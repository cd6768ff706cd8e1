package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text in both languages, none missing, none left over, none twice. */
class MessagesTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/imagewizard/gui");
  private static final Path SOURCES = Path.of("src/main/java/org/imagewizard/gui");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*\\.[a-z0-9.-]*)\"");

  /** Keys of which the code writes only the beginning. */
  private static final List<String> MADE =
      List.of(
          "page.",
          "step.",
          "help.",
          "theme.",
          "check.state.",
          "services.model.",
          "services.place.",
          "services.part.",
          "placed.",
          "room.",
          "room.size.",
          "feeds.stage.",
          "frontier.model.",
          "services.group.",
          "rail.network.",
          "keys.verdict.",
          "review.action.",
          "run.phase.",
          "network.guard.",
          "network.pictures.",
          "network.pii.",
          "network.autostart.");

  @Test
  void bothLanguagesHaveTheSameKeysEachOnce() throws IOException {
    Map<String, String> english = read("en");
    Map<String, String> french = read("fr");
    assertThat(french.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(arguments(french.getOrDefault(key, "")))
                .as("arguments of " + key)
                .isEqualTo(arguments(text)));
  }

  @Test
  void everyKeyInTheCodeExistsAndEveryTextIsUsed() throws IOException {
    Set<String> known = read("en").keySet();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
    Set<String> unused = new TreeSet<>(known);
    unused.removeAll(used);
    unused.removeIf(key -> MADE.stream().anyMatch(key::startsWith));
    assertThat(unused).as("texts that nothing shows").isEmpty();
    Set<String> families = new HashSet<>();
    known.forEach(key -> families.add(key.substring(0, key.indexOf('.') + 1)));
    Set<String> missing = new TreeSet<>(used);
    missing.removeAll(known);
    missing.removeIf(key -> families.stream().noneMatch(key::startsWith));
    missing.removeIf(key -> MADE.stream().anyMatch(start -> start.equals(key)));
    missing.removeIf(key -> MADE.stream().anyMatch(start -> start.equals(key + ".")));
    assertThat(missing).as("keys without a text").isEmpty();
  }

  @Test
  void textsAreWrittenAsWeWrite() throws IOException {
    for (String language : List.of("en", "fr")) {
      read(language)
          .forEach(
              (key, text) -> {
                assertThat(text).as(key).doesNotContain("!", "'").isNotBlank();
                assertThat(text.toLowerCase()).as(key).doesNotContain("please", "oops");
              });
    }
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Map<String, String> read(String language) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    for (String line :
        Files.readAllLines(BUNDLES.resolve("messages_" + language + ".properties"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int at = line.indexOf('=');
        if (texts.put(line.substring(0, at), line.substring(at + 1)) != null) {
          twice.add(line);
        }
      }
    }
    assertThat(twice).as("keys that are there twice").isEmpty();
    return texts;
  }
}
