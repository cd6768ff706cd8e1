package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;

/** Carries out {@code !reset} and {@code !override} where there is nothing left to merge with. */
final class MergeTags {
  private MergeTags() {}

  /** Inside it nothing is marked any more. */
  static YamlValue settled(YamlValue value) {
    return switch (value) {
      case YamlValue.Mapping mapping -> mapping(mapping);
      case YamlValue.Sequence sequence -> {
        List<YamlValue> items = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
          if (!item.tag().equals(ComposeMerge.RESET)) {
            items.add(settled(item));
          }
        }
        yield new YamlValue.Sequence(items, "", sequence.at());
      }
      case YamlValue.Scalar scalar -> scalar(scalar);
    };
  }

  private static YamlValue mapping(YamlValue.Mapping mapping) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    Map<String, Location> keyAt = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!value.tag().equals(ComposeMerge.RESET)) {
                entries.put(key, settled(value));
                keyAt.put(key, mapping.keyAt().getOrDefault(key, mapping.at()));
              }
            });
    return new YamlValue.Mapping(entries, keyAt, "", mapping.at());
  }

  /** A marked scalar was kept as text; without the mark it is a number or a switch again. */
  private static YamlValue scalar(YamlValue.Scalar scalar) {
    if (!scalar.tag().equals(ComposeMerge.OVERRIDE)) {
      return new YamlValue.Scalar(scalar.value(), scalar.text(), "", scalar.at());
    }
    boolean bare = scalar.text().matches("-?\\d+(\\.\\d+)?|true|false|null");
    return bare && YamlReader.read(scalar.text(), scalar.at().file()) instanceof YamlValue.Scalar s
        ? new YamlValue.Scalar(s.value(), scalar.text(), "", scalar.at())
        : new YamlValue.Scalar(scalar.text(), scalar.text(), "", scalar.at());
  }
}
