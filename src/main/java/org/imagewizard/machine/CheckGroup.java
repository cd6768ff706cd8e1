package org.imagewizard.machine;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.text.Phrase;

/** What a finding is about: the headings under which people look for it. */
public enum CheckGroup {
  CARD,
  DOCKER,
  COMPUTER;

  private static final Comparator<Finding> IN_GROUP =
      Finding.WORST_FIRST.thenComparing(CheckGroup::place).thenComparing(Finding::id);

  public Phrase title() {
    return switch (this) {
      case CARD -> Sentence.of("group.card");
      case DOCKER -> Sentence.of("group.docker");
      case COMPUTER -> Sentence.of("group.computer");
    };
  }

  /** By the family that its id begins with. */
  static CheckGroup of(Finding finding) {
    return switch (finding.id().replaceFirst("\\..*", "")) {
      case "gpu" -> CARD;
      case "engine", "compose" -> DOCKER;
      default -> COMPUTER;
    };
  }

  /**
   * The findings under their headings, none of which is empty: first the group with the worst of
   * all, and in each the worst first.
   */
  public static Map<CheckGroup, List<Finding>> of(List<Finding> findings) {
    Map<CheckGroup, List<Finding>> found = new EnumMap<>(CheckGroup.class);
    for (CheckGroup group : values()) {
      List<Finding> own =
          findings.stream().filter(one -> of(one) == group).sorted(IN_GROUP).toList();
      if (!own.isEmpty()) {
        found.put(group, own);
      }
    }
    Map<CheckGroup, List<Finding>> ordered = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().getFirst(), Finding.WORST_FIRST))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  /** In the order in which people read the checks. */
  private static int place(Finding finding) {
    for (Check check : Check.values()) {
      if (check.id().equals(finding.id())) {
        return check.ordinal();
      }
    }
    return Check.values().length;
  }
}
