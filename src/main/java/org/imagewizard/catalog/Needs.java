package org.imagewizard.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.imagewizard.base.yaml.Fields;

/** Any-of groups, as the templates write them: "a or b" is one group of two. */
final class Needs {
  private Needs() {}

  static List<List<String>> read(Fields fields) {
    return fields.strings("needs").stream()
        .map(line -> Arrays.stream(line.split("\\s+or\\s+")).map(String::strip).toList())
        .toList();
  }

  /** The same groups with only these services; a group can become empty. */
  static List<List<String>> among(Set<String> services, List<List<String>> needs) {
    return needs.stream().map(group -> group.stream().filter(services::contains).toList()).toList();
  }
}
