package org.imagewizard.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of lines that a person changed in a file of ours, where the plan changes them too.
 *
 * @param way for every such place that was not decided by itself
 * @param decided what was decided place by place; of {@link Way#REPLACE} nothing is left to decide
 */
public record Edits(Way way, Map<Conflict, Side> decided) {
  /** They are put together where they can be; else nothing is written. */
  public static final Edits MERGE = new Edits(Way.MERGE, Map.of());

  /** The person's lines stay. */
  public static final Edits KEEP = new Edits(Way.KEEP, Map.of());

  /** The plan's lines are written there; what the person changed elsewhere stays. */
  public static final Edits PLAN = new Edits(Way.PLAN, Map.of());

  /** Ours are written whole; the person's file is in the backup. */
  public static final Edits REPLACE = new Edits(Way.REPLACE, Map.of());

  /** The words of {@code write --edits}. */
  public enum Way {
    MERGE,
    KEEP,
    PLAN,
    REPLACE
  }

  /** Whose lines are written in one place. */
  public enum Side {
    YOURS,
    PLAN
  }

  public Edits {
    decided = Map.copyOf(decided);
  }

  /** With one place decided, whatever was decided about it before. */
  public Edits with(Conflict place, Side side) {
    Map<Conflict, Side> next = new HashMap<>(decided);
    next.put(place, side);
    return new Edits(way, next);
  }

  /** The places about which nobody has said anything yet, in their order. */
  public List<Conflict> undecided(List<HandEdit> edited) {
    return way == Way.MERGE
        ? edited.stream()
            .flatMap(file -> file.conflicts().stream())
            .filter(place -> !decided.containsKey(place))
            .toList()
        : List.of();
  }

  /** Whether the plan's lines are written in this place. */
  boolean takesPlan(Conflict place) {
    return decided.getOrDefault(place, way == Way.PLAN ? Side.PLAN : Side.YOURS) == Side.PLAN;
  }
}
