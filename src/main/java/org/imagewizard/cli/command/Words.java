package org.imagewizard.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;

/** Turns the words after an option into values, and says what was possible when it cannot. */
final class Words {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(?:([MmGg])(?:i?[Bb])?)?");

  private static final int MIB_PER_GIB = 1024;

  private final Session session;

  Words(Session session) {
    this.session = session;
  }

  /** One of an enum's constants, written in lower case with dashes. */
  <E extends Enum<E>> E choice(String option, String word, Class<E> type) {
    Map<String, E> known =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(
                    value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Function.identity(),
                    (one, two) -> one,
                    LinkedHashMap::new));
    E value = known.get(word);
    if (value == null) {
      Set<String> words = known.keySet();
      throw new ProblemException(
          Problem.input(
              "option.choice",
              Sentence.of(
                  "usage.hint",
                  Sentence.of("input.choice", option, word, String.join(", ", words)),
                  Suggest.hint(word, words))));
    }
    return value;
  }

  /** {@code NAME=VALUE} pairs; the last of a name counts. */
  Map<String, String> pairs(String option, List<String> words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int sign = word.indexOf('=');
      if (sign < 1 || sign == word.length() - 1) {
        throw problem("option.pair", "input.pair", option, word);
      }
      pairs.put(word.substring(0, sign).strip(), word.substring(sign + 1).strip());
    }
    return pairs;
  }

  int number(String option, String word, int smallest, int largest) {
    try {
      int number = Integer.parseInt(word);
      if (number >= smallest && number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the numbers that would do.
    }
    throw problem("option.number", "input.number", option, word, (long) smallest, (long) largest);
  }

  /** A size in MiB: {@code 6144}, {@code 6144MiB}, {@code 6GiB}, {@code 1.5GiB}. */
  long mib(String option, String word) {
    Matcher matcher = SIZE.matcher(word);
    if (matcher.matches()) {
      double number = Double.parseDouble(matcher.group(1));
      boolean gib = "g".equalsIgnoreCase(matcher.group(2));
      return Math.round(gib ? number * MIB_PER_GIB : number);
    }
    throw problem("option.size", "input.size", option, word);
  }

  Path path(String word) {
    return path(session, word);
  }

  /** Absolute, so that a message says where a file was looked for. */
  static Path path(Session session, String word) {
    try {
      Path home = session.home();
      Path path = word.equals("~") ? home : Path.of(word);
      return (word.startsWith("~/") ? home.resolve(word.substring(2)) : path)
          .toAbsolutePath()
          .normalize();
    } catch (InvalidPathException e) {
      throw new ProblemException(Problem.input("option.path", Sentence.of("input.path", word)), e);
    }
  }

  ProblemException problem(String id, String key, Object... arguments) {
    return new ProblemException(Problem.input(id, Sentence.of(key, arguments)));
  }
}
