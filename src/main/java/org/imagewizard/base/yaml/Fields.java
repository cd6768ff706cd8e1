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
  public static Fields of(YamlValue value, String what) {
    if (value instanceof YamlValue.Mapping mapping) {
      return new Fields(mapping);
    }
    throw wrong(value.at(), what + " must be a mapping (key: value lines)");
  }

  /** Refuses every key that is not listed, with the nearest one as a suggestion. */
  public Fields allow(String what, Set<String> known) {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        String hint =
            Suggest.nearest(key, known).map(near -> " Did you mean " + near + "?").orElse("");
        throw new ProblemException(
            Problem.input(
                "yaml.unknown-key",
                mapping.keyAt().getOrDefault(key, mapping.at())
                    + ": \""
                    + key
                    + "\" is not a setting of "
                    + what
                    + "."
                    + hint));
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
    throw wrong(value.at(), "\"" + key + "\" must be a whole number");
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
    throw wrong(value.at(), "\"" + key + "\" must be true or false");
  }

  /** A list of words; a single word counts as a list of one. */
  public List<String> strings(String key) {
    YamlValue value = get(key);
    return switch (value) {
      case null -> List.of();
      case YamlValue.Scalar scalar -> List.of(scalar(scalar, key));
      case YamlValue.Sequence sequence ->
          sequence.items().stream().map(item -> scalar(item, key)).toList();
      case YamlValue.Mapping other -> throw wrong(other.at(), "\"" + key + "\" must be a list");
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
    throw wrong(value.at(), "\"" + key + "\" must be a list");
  }

  /** A mapping of anything, in order; absent counts as empty. */
  public <T> Map<String, T> map(String key, Function<YamlValue, T> read) {
    YamlValue value = get(key);
    Map<String, T> items = new LinkedHashMap<>();
    if (value != null) {
      if (!(value instanceof YamlValue.Mapping inner)) {
        throw wrong(value.at(), "\"" + key + "\" must be a mapping");
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
    return wrong(mapping.at(), "\"" + key + "\" is missing here");
  }

  /** One sentence about one place. */
  public static ProblemException wrong(Location at, String what) {
    return new ProblemException(Problem.input("yaml.wrong", at + ": " + what + "."));
  }

  private static String scalar(YamlValue value, String key) {
    if (value instanceof YamlValue.Scalar scalar && scalar.value() != null) {
      return scalar.text();
    }
    throw wrong(value.at(), "\"" + key + "\" must be a single word or number");
  }
}
