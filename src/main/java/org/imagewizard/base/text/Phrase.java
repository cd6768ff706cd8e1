package org.imagewizard.base.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sentence that is put into words only where somebody reads it, in that person's language.
 *
 * @param bundle for example {@code org.imagewizard.machine.messages}; empty for a text that is the
 *     same in every language, such as what a program printed
 * @param key in the bundle, or the text itself
 * @param arguments an {@code Integer} is a count, for the bundle's plurals; a {@code Double} a
 *     number that the bundle formats; what can be spoken is said in the same language; of a list
 *     each, with semicolons between; all else is shown as it is
 */
public record Phrase(String bundle, String key, List<Object> arguments) implements Spoken {
  public Phrase {
    arguments = List.copyOf(arguments);
  }

  public static Phrase of(String bundle, String key, Object... arguments) {
    return new Phrase(bundle, key, Arrays.asList(arguments));
  }

  /** The same in every language. */
  public static Phrase plain(String text) {
    return new Phrase("", text, List.of());
  }

  /** What is said of something that has a name: the name, a colon, and what is said. */
  public static Phrase about(String name, Phrase said) {
    return Sentence.of("about", name, said);
  }

  /** Whether it says nothing, in any language. */
  public boolean isEmpty() {
    return bundle.isEmpty() && key.isEmpty();
  }

  @Override
  public String in(Locale locale) {
    if (bundle.isEmpty()) {
      return key;
    }
    Object[] shown = arguments.stream().map(one -> shown(one, locale)).toArray();
    return Messages.load(bundle, locale).get(key, shown);
  }

  private static Object shown(Object argument, Locale locale) {
    return switch (argument) {
      case Spoken spoken -> spoken.in(locale);
      case List<?> many ->
          many.stream()
              .map(one -> String.valueOf(shown(one, locale)))
              .collect(Collectors.joining("; "));
      case Integer count -> count;
      case Double number -> number;
      default -> String.valueOf(argument);
    };
  }

  /** In English, for tests and logs. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }
}
