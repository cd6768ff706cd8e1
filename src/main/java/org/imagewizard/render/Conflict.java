package org.imagewizard.render;

import org.imagewizard.render.HandEdit.Piece;

/**
 * A place that both a person and the plan changed, and differently. It is this place only while all
 * three versions are these: what was decided about it is about no other.
 */
public record Conflict(String path, Piece piece) {
  /** How it is called in commands: {@code compose.yaml:12}, with its first line in the file. */
  public String id() {
    return path + ":" + piece.line();
  }

  /** Whether a line of the person's file is in it. */
  public boolean holds(int line) {
    return line >= piece.line() && line < piece.line() + Math.max(1, piece.yours().size());
  }
}
