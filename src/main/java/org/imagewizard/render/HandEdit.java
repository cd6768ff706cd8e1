package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.text.Phrase;

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

    /** Where it is and whose change it carries. */
    public Phrase title() {
      return switch (who) {
        case YOU -> Sentence.of("edited.you", lines());
        case BOTH -> Sentence.of("edited.both", lines());
        case CONFLICT -> Sentence.of("edited.conflict", lines());
      };
    }

    /** Its versions line by line; the plan's only where it is another than what was written. */
    public List<Phrase> shown() {
      List<Phrase> shown = new ArrayList<>();
      shown(written).forEach(line -> shown.add(Sentence.of("edited.written", line)));
      shown(yours).forEach(line -> shown.add(Sentence.of("edited.yours", line)));
      if (!plan.equals(written)) {
        shown(plan).forEach(line -> shown.add(Sentence.of("edited.plan", line)));
      }
      return shown;
    }

    /** The lines of one version, with a word for none. */
    public static List<Phrase> shown(List<String> lines) {
      return lines.isEmpty()
          ? List.of(Sentence.of("edited.none"))
          : lines.stream().map(Phrase::plain).toList();
    }

    /** Its lines in the person's text: {@code 7}, or {@code 7-9}. */
    public String lines() {
      return yours.size() > 1 ? line + "-" + (line + yours.size() - 1) : String.valueOf(line);
    }
  }

  /** The places of this file that somebody has to decide. */
  public List<Conflict> conflicts() {
    return pieces.stream()
        .filter(piece -> piece.who() == Who.CONFLICT)
        .map(piece -> new Conflict(path, piece))
        .toList();
  }
}
