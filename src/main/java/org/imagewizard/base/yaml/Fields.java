package org.imagewizard.base.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;
import org.imagewizard.base.text.Suggest;
import org.jspecify.annotations.Nullable;

/**
 * Strict reading of one mapping: every wrong type, missing key and, after {@link #allow}, unknown
 * key is a sentence with file, line and column.
 */
public final class Fields {
  private final YamlValue.Mapping mapping;

  private Fields(YamlValue.Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * @param what the mapping is, for messages: "a plan", "a service"
   */
  public static Fields of(YamlValue value, Phrase what) {
    if (value instanceof YamlValue.Mapping mapping) {
      return new Fields(mapping);
    }
    throw wrong(value.at(), Sentence.of("field.mapping", what));
  }

  /** A mapping that has these keys and no others. */
  public static Fields of(YamlValue value, Phrase what, Set<String> known) {
    return of(value, what).allow(what, known);
  }

  /** Refuses every key that is not listed, with the nearest one as a suggestion. */
  public Fields allow(Phrase what, Set<String> known) {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        throw new ProblemException(
            Problem.input(
                "yaml.unknown-key",
                Sentence.of("field.unknown", at(key), key, what, Suggest.hint(key, known))));
      }
    }
    return this;
  }

  public boolean has(String key) {
    return get(key) != null;
  }

  public Location at(String key) {
    return mapping.keyAt().getOrDefault(key, mapping.at());
  }

  public Location at() {
    return mapping.at();
  }

  public Set<String> keys() {
    return mapping.entries().keySet();
  }

  public String string(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  public String string(String key, String fallback) {
    return text(key).orElse(fallback);
  }

  public Optional<String> text(String key) {
    YamlValue value = get(key);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(scalar(value, key));
  }

  public OptionalLong number(String key) {
    YamlValue value = get(key);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof YamlValue.Scalar scalar && scalar.value() instanceof Long number) {
      return OptionalLong.of(number);
    }
    throw wrong(value.at(), Sentence.of("field.number", key));
  }

  public long number(String key, long fallback) {
    return number(key).orElse(fallback);
  }

  public boolean flag(String key, boolean fallback) {
    YamlValue value = get(key);
    if (value == null) {
      return fallback;
    }
    if (value instanceof YamlValue.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    throw wrong(value.at(), Sentence.of("field.flag", key));
  }

  /** A list of words; a single word counts as a list of one. */
  public List<String> strings(String key) {
    YamlValue value = get(key);
    return switch (value) {
      case null -> List.of();
      case YamlValue.Scalar scalar -> List.of(scalar(scalar, key));
      case YamlValue.Sequence sequence ->
          sequence.items().stream().map(item -> scalar(item, key)).toList();
      case YamlValue.Mapping other -> throw noList(other, key);
    };
  }

  /** A list of anything; absent counts as empty. */
  public <T> List<T> list(String key, Function<YamlValue, T> read) {
    YamlValue value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof YamlValue.Sequence sequence) {
      List<T> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(read.apply(item)));
      return items;
    }
    throw noList(value, key);
  }

  /** A mapping of anything, in order; absent counts as empty. */
  public <T> Map<String, T> map(String key, Function<YamlValue, T> read) {
    YamlValue value = get(key);
    Map<String, T> items = new LinkedHashMap<>();
    if (value != null) {
      if (!(value instanceof YamlValue.Mapping inner)) {
        throw wrong(value.at(), Sentence.of("field.map", key));
      }
      inner.entries().forEach((name, item) -> items.put(name, read.apply(item)));
    }
    return items;
  }

  /** The raw value; null when absent or written as null. */
  public @Nullable YamlValue get(String key) {
    YamlValue value = mapping.entries().get(key);
    return value == null || value.isNull() ? null : value;
  }

  public ProblemException missing(String key) {
    return wrong(mapping.at(), Sentence.of("field.missing", key));
  }

  public static ProblemException noList(YamlValue value, String key) {
    return wrong(value.at(), Sentence.of("field.list", key));
  }

  /**
   * One sentence about one place.
   *
   * @param what the sentence, in lower case and without its full stop
   */
  public static ProblemException wrong(Location at, Phrase what) {
    return new ProblemException(Problem.input("yaml.wrong", Sentence.of("at", at, what)));
  }

  private static String scalar(YamlValue value, String key) {
    if (value instanceof YamlValue.Scalar scalar && scalar.value() != null) {
      return scalar.text();
    }
    throw wrong(value.at(), Sentence.of("field.word", key));
  }
}
