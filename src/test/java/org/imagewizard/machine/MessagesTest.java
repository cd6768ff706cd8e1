package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imagewizard.base.text.MessageFiles.arguments;
import static org.imagewizard.base.text.MessageFiles.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imagewizard.base.text.Messages;
import org.junit.jupiter.api.Test;

/** Every sentence of the check and of the engine's finder: in both languages, used, and whole. */
class MessagesTest {
  private static final List<String> PACKAGES =
      List.of("base", "plan", "machine", "docker", "render", "watch", "wizard", "deploy");
  private static final Path JAVA = Path.of("src/main/java/org/imagewizard");

  @Test
  void bothLanguagesHaveTheSameKeysAndArguments() throws IOException {
    for (String name : PACKAGES) {
      Map<String, String> english = read(name, "en");
      Map<String, String> french = read(name, "fr");
      assertThat(french.keySet()).isEqualTo(english.keySet());
      english.forEach(
          (key, text) ->
              assertThat(arguments(french.getOrDefault(key, "")))
                  .as(key)
                  .isEqualTo(arguments(text)));
    }
  }

  @Test
  void everyKindHasItsSentenceAndWhatItCosts() throws IOException {
    Set<String> keys = read("machine", "en").keySet();
    for (FindingKind kind : FindingKind.values()) {
      assertThat(keys).contains(kind.id());
      boolean trouble =
          kind.status() == Finding.Status.WARN || kind.status() == Finding.Status.FAIL;
      assertThat(keys.contains(kind.id() + ".costs")).as(kind.id()).isEqualTo(trouble);
      assertThat(kind.id()).matches("[a-z0-9.-]+");
    }
    for (Check check : Check.values()) {
      assertThat(keys).contains("check." + check.id());
    }
  }

  @Test
  void nothingIsLeftOver() throws IOException {
    Set<String> made = new TreeSet<>();
    Arrays.stream(FindingKind.values())
        .forEach(kind -> made.addAll(List.of(kind.id(), kind.id() + ".costs")));
    Arrays.stream(Check.values()).forEach(check -> made.add("check." + check.id()));
    for (String name : PACKAGES) {
      String sources = sources(name);
      assertThat(read(name, "en").keySet())
          .filteredOn(
              key ->
                  !made.contains(key) && !key.startsWith("fix.") && !key.startsWith("page.state."))
          .allMatch(
              key ->
                  sources.contains('"' + key + '"')
                      || sources.contains('"' + key.substring(key.indexOf('.') + 1) + '"')
                      || sources.contains('"' + key.substring(key.lastIndexOf('.') + 1) + '"'));
    }
  }

  @Test
  void everySentenceCanBeSaid() throws IOException {
    for (String name : PACKAGES) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        Messages messages = Messages.load("org.imagewizard." + name + ".messages", locale);
        for (String key : read(name, "en").keySet()) {
          Object[] counts = {2, 2, 2, 2, 2, 2, 2, 2, 2};
          assertThat(messages.get(key, counts))
              .as(key)
              .isNotBlank()
              .doesNotContain("{", "''", "[" + key, "!");
        }
      }
    }
  }

  private static String sources(String name) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(JAVA.resolve(name))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
