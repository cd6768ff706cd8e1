package org.imagewizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imagewizard.base.text.MessageFiles.arguments;
import static org.imagewizard.base.text.MessageFiles.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imagewizard.base.text.Languages;
import org.imagewizard.base.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sentences of the packages below the faces: both languages, each once, and all can be said.
 */
class SentencesTest {
  private static final Pattern SAID =
      Pattern.compile("Sentence\\.of\\(\\s*\"([a-z.-]+[a-z])\"[,)]");

  /** At least two words of plain letters; a program's name with a colon is none. */
  private static final Pattern PLAIN =
      Pattern.compile("Phrase\\.plain\\(\\s*\"([^\"]*[A-Za-z,] [^\"]*)\"");

  /** What these find wrong is in a file inside the program; only its maintainers can meet it. */
  private static final Set<String> TEMPLATES =
      Set.of(
          "BundledService",
          "BundledStack",
          "CapabilityReader",
          "Failures",
          "KeyGroupReader",
          "LocalModels",
          "Preset",
          "ServiceKnowledge");

  private static final Pattern BRANCH =
      Pattern.compile("[#<]((?:[^|{}#<]|\\{\\d[^{}]*})*)(?=[|}])");

  @ParameterizedTest
  @ValueSource(strings = {"base", "catalog", "deploy", "docker", "plan", "render", "watch"})
  void areThereInBothLanguages(String name) throws IOException {
    Map<String, String> english = read(name, "en");
    Map<String, String> french = read(name, "fr");
    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(arguments(french.get(key))).as(key).isEqualTo(arguments(english.get(key)));
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        String said =
            Messages.load("org.imagewizard." + name + ".messages", locale)
                .get(key, 1, 2, 3, 4, 5, 6);
        // A lone apostrophe swallows what follows it.
        assertThat(said).as(key).isNotBlank().doesNotContainPattern("\\{\\d");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "catalog", "deploy", "docker", "plan", "render", "watch"})
  void everyOneThatIsSaidExists(String name) throws IOException {
    Map<String, String> known = read(name, "en");
    List<String> missing = new ArrayList<>();
    int said = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/imagewizard", name))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Matcher calls = SAID.matcher(Files.readString(file));
        while (calls.find()) {
          said++;
          if (!known.containsKey(calls.group(1))) {
            missing.add(file.getFileName() + ": " + calls.group(1));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(said).isPositive();
  }

  /** A problem takes phrases only, so whoever writes English into the code writes it like this. */
  @Test
  void onlyReadersOfTemplatesSpeakPlainly() throws IOException {
    List<String> plain = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher words = PLAIN.matcher(Files.readString(file));
        while (words.find()) {
          if (!words.group(1).startsWith("image-wizard ") && !TEMPLATES.contains(name)) {
            plain.add(name + ": " + words.group(1));
          }
        }
      }
    }
    assertThat(plain).isEmpty();
  }

  /** A choice with an argument in it is read twice, and a lone pair of apostrophes is lost. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "base", "catalog", "cli", "deploy", "docker", "fit", "gui", "machine", "plan", "render",
        "watch", "wizard"
      })
  void noApostropheIsLost(String name) throws IOException {
    List<String> lost = new ArrayList<>();
    for (String language : Languages.codes()) {
      read(name, language)
          .forEach(
              (key, text) -> {
                Matcher branch = BRANCH.matcher(text);
                while (branch.find()) {
                  String words = branch.group(1);
                  if (words.contains("{") && words.matches(".*(?<!')''(?!').*")) {
                    lost.add(language + " " + key + ": " + words);
                  }
                }
              });
    }
    assertThat(lost).isEmpty();
  }
}
