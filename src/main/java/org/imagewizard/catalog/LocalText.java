package org.imagewizard.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.imagewizard.base.text.Languages;
import org.imagewizard.base.text.Spoken;
import org.imagewizard.base.yaml.Fields;

/**
 * A text that the templates hold.
 *
 * @param words in each of {@link Languages#ALL}; none at all for an empty text
 */
public record LocalText(Map<Locale, String> words) implements Spoken {
  public static final LocalText EMPTY = new LocalText(Map.of());

  public LocalText {
    words = Map.copyOf(words);
  }

  public static LocalText of(Function<Locale, String> words) {
    Map<Locale, String> all = new LinkedHashMap<>();
    Languages.ALL.forEach(language -> all.put(language, words.apply(language)));
    return new LocalText(all);
  }

  /**
   * @param text has the words under the languages' codes
   */
  public static LocalText of(Fields text) {
    return of((Locale language) -> text.string(language.getLanguage()));
  }

  @Override
  public String in(Locale locale) {
    return words.getOrDefault(Languages.nearest(locale), "");
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }
}
