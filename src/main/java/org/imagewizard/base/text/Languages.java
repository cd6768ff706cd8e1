package org.imagewizard.base.text;

import java.util.List;
import java.util.Locale;

/** The languages that every text is held in. The first stands in for those that are not here. */
public final class Languages {
  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.FRENCH);

  private Languages() {}

  /**
   * @param word as the environment and people write it: {@code fr}, {@code fr_CA.UTF-8}
   */
  public static Locale of(String word) {
    return ALL.stream()
        .filter(one -> word.startsWith(one.getLanguage()))
        .findFirst()
        .orElse(ALL.getFirst());
  }

  /** The one that a person who speaks this gets, whatever the country. */
  public static Locale nearest(Locale locale) {
    return of(locale.getLanguage());
  }

  /** The next one, round and round. */
  public static Locale after(Locale locale) {
    return ALL.get((ALL.indexOf(nearest(locale)) + 1) % ALL.size());
  }

  /** Their codes, such as {@code en}, in the same order. */
  public static List<String> codes() {
    return ALL.stream().map(Locale::getLanguage).toList();
  }
}
