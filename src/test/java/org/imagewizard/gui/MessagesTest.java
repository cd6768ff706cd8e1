package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imagewizard.base.text.MessageFiles.arguments;
import static org.imagewizard.base.text.MessageFiles.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
    Map<String, String> english = read("gui", "en");
    Map<String, String> french = read("gui", "fr");
    assertThat(french.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(arguments(french.getOrDefault(key, "")))
                .as("arguments of " + key)
                .isEqualTo(arguments(text)));
  }

  @Test
  void everyKeyInTheCodeExistsAndEveryTextIsUsed() throws IOException {
    Set<String> known = read("gui", "en").keySet();
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
      read("gui", language)
          .forEach(
              (key, text) -> {
                assertThat(text).as(key).doesNotContain("!").isNotBlank();
                assertThat(text.toLowerCase()).as(key).doesNotContain("please", "oops");
              });
    }
  }
}
