package org.imagewizard.bench;

import java.util.Map;
import java.util.TreeMap;

/** The page of all benchmarks: a head, then one section a bench, in the order of their titles. */
record BenchmarkPage(Map<String, String> sections) {
  private static final String HEAD =
      """
      # Benchmarks

      Written by `mvn -Pbench verify`: each figure beside a baseline from the same run, because a bare
      number says more about the computer than about the program. "Missed" fails nothing; a section
      keeps its last figures until its bench runs again.
      """;

  BenchmarkPage {
    sections = new TreeMap<>(sections);
  }

  static BenchmarkPage read(String text) {
    Map<String, String> sections = new TreeMap<>();
    for (String part : text.split("(?m)^## ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0 && !part.startsWith("# ")) {
        sections.put(part.substring(0, end).strip(), part.substring(end).strip());
      }
    }
    return new BenchmarkPage(sections);
  }

  BenchmarkPage with(String title, String section) {
    Map<String, String> changed = new TreeMap<>(sections);
    changed.put(title, section.strip());
    return new BenchmarkPage(changed);
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    sections.forEach(
        (title, section) ->
            text.append("\n## ").append(title).append("\n\n").append(section).append('\n'));
    return text.toString();
  }
}
