package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;

/**
 * Lays one compose file over another as Compose does, {@code !reset} and {@code !override}
 * included. Values keep the form and the place in which they were written.
 */
final class ComposeMerge {
  static final String RESET = "!reset";
  static final String OVERRIDE = "!override";

  /** Whole files. */
  YamlValue.Mapping files(YamlValue.Mapping base, YamlValue.Mapping over) {
    return mappings("", base, over);
  }

  /** One service over the one that it extends. */
  YamlValue.Mapping services(YamlValue.Mapping base, YamlValue.Mapping over) {
    return mappings("services.*", base, over);
  }

  /** What a first layer is when read alone: values marked {@code !reset} are not there. */
  YamlValue.Mapping alone(YamlValue.Mapping layer) {
    return (YamlValue.Mapping) MergeTags.settled(layer);
  }

  private YamlValue.Mapping mappings(String path, YamlValue.Mapping base, YamlValue.Mapping over) {
    Map<String, YamlValue> entries = new LinkedHashMap<>(base.entries());
    Map<String, Location> keyAt = new LinkedHashMap<>(base.keyAt());
    over.entries()
        .forEach(
            (key, value) -> {
              Optional<YamlValue> merged =
                  value(MergeRules.below(path, key), Optional.ofNullable(entries.get(key)), value);
              if (merged.isPresent()) {
                entries.put(key, merged.get());
                keyAt.put(key, over.keyAt().getOrDefault(key, over.at()));
              } else {
                entries.remove(key);
                keyAt.remove(key);
              }
            });
    return new YamlValue.Mapping(entries, keyAt, "", base.at());
  }

  /** Empty when the value is to go. */
  private Optional<YamlValue> value(String path, Optional<YamlValue> base, YamlValue over) {
    if (over.tag().equals(RESET)) {
      return Optional.empty();
    }
    if (over.tag().equals(OVERRIDE) || base.isEmpty() || base.get().isNull()) {
      return Optional.of(MergeTags.settled(over));
    }
    if (over.isNull()) {
      return base;
    }
    return Optional.of(merged(path, base.get(), over));
  }

  private YamlValue merged(String path, YamlValue base, YamlValue over) {
    return switch (MergeRules.at(path)) {
      case REPLACED -> MergeTags.settled(over);
      case KEYED -> keyed(path, base, over);
      case NAMED -> named(path, base, over);
      case WORDS -> appended(path, MergeForms.list(base), MergeForms.list(over));
      case HOSTS -> appended(path, MergeForms.hosts(base), MergeForms.hosts(over));
      case MOUNTS ->
          base instanceof YamlValue.Sequence first && over instanceof YamlValue.Sequence second
              ? MergeForms.byKey(first, untagged(second), MountTarget::of)
              : plain(path, base, over);
      case LOGGING -> sameDriver(base, over) ? plain(path, base, over) : MergeTags.settled(over);
      case PLAIN -> plain(path, base, over);
    };
  }

  private YamlValue plain(String path, YamlValue base, YamlValue over) {
    if (path.equals("services.*.build")) {
      // A word is short for its context.
      return base instanceof YamlValue.Scalar && over instanceof YamlValue.Scalar
          ? over
          : both(path, MergeForms.build(base), MergeForms.build(over));
    }
    return both(path, base, over);
  }

  private YamlValue both(String path, YamlValue base, YamlValue over) {
    if (base instanceof YamlValue.Mapping first && over instanceof YamlValue.Mapping second) {
      return mappings(path, first, second);
    }
    if (base instanceof YamlValue.Sequence first && over instanceof YamlValue.Sequence second) {
      return appended(path, first, second);
    }
    return MergeTags.settled(over);
  }

  private YamlValue keyed(String path, YamlValue base, YamlValue over) {
    if (base instanceof YamlValue.Sequence first && over instanceof YamlValue.Sequence second) {
      return MergeForms.byKey(first, untagged(second), MergeForms::keyOf);
    }
    return both(path, MergeForms.keyed(base), MergeForms.keyed(over));
  }

  private YamlValue named(String path, YamlValue base, YamlValue over) {
    if (base instanceof YamlValue.Sequence first && over instanceof YamlValue.Sequence second) {
      return appended(path, first, second);
    }
    boolean dependsOn = path.endsWith(".depends_on");
    return both(path, MergeForms.named(base, dependsOn), MergeForms.named(over, dependsOn));
  }

  private static YamlValue.Sequence appended(
      String path, YamlValue.Sequence base, YamlValue.Sequence over) {
    if (MergeRules.keepsDoubles(path)) {
      List<YamlValue> items = new ArrayList<>(base.items());
      items.addAll(untagged(over).items());
      return new YamlValue.Sequence(items, "", base.at());
    }
    return MergeForms.byKey(base, untagged(over), MergeForms::whole);
  }

  private static YamlValue.Sequence untagged(YamlValue.Sequence sequence) {
    return (YamlValue.Sequence) MergeTags.settled(sequence);
  }

  private static boolean sameDriver(YamlValue base, YamlValue over) {
    String later = MergeForms.word(over, "driver");
    return later.isEmpty() || later.equals(MergeForms.word(base, "driver"));
  }
}
