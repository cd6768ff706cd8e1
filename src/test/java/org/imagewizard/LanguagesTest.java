package org.imagewizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imagewizard.base.text.MessageFiles.arguments;
import static org.imagewizard.base.text.MessageFiles.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.text.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in every language, with the same places for what is filled in. */
class LanguagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(f -> f.endsWith("messages_en.properties")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyBundleIsInEveryLanguage(Path english) throws IOException {
    Map<String, String> model = read(english);
    assertThat(model).isNotEmpty();
    for (String language : Languages.codes()) {
      Path file = english.resolveSibling("messages_" + language + ".properties");
      assertThat(file).exists();
      Map<String, String> texts = read(file);
      assertThat(texts.keySet()).as("keys of %s", file).isEqualTo(model.keySet());
      model.forEach(
          (key, text) ->
              assertThat(arguments(texts.get(key)))
                  .as("what is filled into %s of %s", key, file)
                  .isEqualTo(arguments(text)));
    }
  }

  @Test
  void aLanguageThatIsNotHereIsEnglish() {
    assertThat(Languages.nearest(Locale.CANADA_FRENCH)).isEqualTo(Locale.FRENCH);
    assertThat(Languages.nearest(Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.of("fr_CA.UTF-8")).isEqualTo(Locale.FRENCH);
    assertThat(Languages.of("C.UTF-8")).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void oneAfterTheOtherComesRoundToTheFirst() {
    Locale now = Locale.ENGLISH;
    for (Locale language : Languages.ALL) {
      assertThat(now).isEqualTo(language);
      now = Languages.after(now);
    }
    assertThat(now).isEqualTo(Languages.ALL.getFirst());
  }
}
