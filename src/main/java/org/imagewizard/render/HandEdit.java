package org.imagewizard.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file of ours that a person changed: what we wrote, what they made of it, and what the plan says
 * now, place by place. Places where only the plan differs are no business of theirs, and left out.
 */
public record HandEdit(String path, List<Piece> pieces) {
  public HandEdit {
    pieces = List.copyOf(pieces);
  }

  /** Whose change a place carries. */
  public enum Who {
    /** Only the person changed it. */
    YOU,
    /** Both made the same of it. */
    BOTH,
    /** Both changed it, and differently: a conflict. */
    CONFLICT
  }

  /**
   * One place.
   *
   * @param line its first line in the person's text, counted from 1; where they took lines out, the
   *     line that follows
   * @param written the lines that we wrote
   * @param yours the person's
   * @param plan those that the plan has now
   */
  public record Piece(
      Who who, int line, List<String> written, List<String> yours, List<String> plan) {
    public Piece {
      written = List.copyOf(written);
      yours = List.copyOf(yours);
      plan = List.copyOf(plan);
    }

    /** Its versions line by line; the plan's only where it is another than what was written. */
    public List<Row> rows() {
      List<Row> rows = new ArrayList<>(rows(Version.WRITTEN, written));
      rows.addAll(rows(Version.YOURS, yours));
      if (!plan.equals(written)) {
        rows.addAll(rows(Version.PLAN, plan));
      }
      return rows;
    }

    private static List<Row> rows(Version version, List<String> lines) {
      return lines.isEmpty()
          ? List.of(new Row(version, Optional.empty()))
          : lines.stream().map(line -> new Row(version, Optional.of(line))).toList();
    }

    /** Its lines in the person's text: {@code 7}, or {@code 7-9}. */
    public String lines() {
      return yours.size() > 1 ? line + "-" + (line + yours.size() - 1) : String.valueOf(line);
    }
  }

  /** Whose text a line is of. */
  public enum Version {
    WRITTEN,
    YOURS,
    PLAN
  }

  /** Words for the versions, each as wide as the longest, so that the lines stay comparable. */
  public static Map<Version, String> aligned(Function<Version, String> words) {
    int width =
        Stream.of(Version.values()).mapToInt(one -> words.apply(one).length()).max().orElse(0);
    Map<Version, String> aligned = new EnumMap<>(Version.class);
    for (Version one : Version.values()) {
      String word = words.apply(one);
      aligned.put(one, word + " ".repeat(width - word.length() + 1));
    }
    return aligned;
  }

  /** A line of one version; {@code text} is empty for a version that has no line there. */
  public record Row(Version version, Optional<String> text) {}

  public List<Piece> conflicts() {
    return pieces.stream().filter(piece -> piece.who() == Who.CONFLICT).toList();
  }
}
