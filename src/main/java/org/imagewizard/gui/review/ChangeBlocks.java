package org.imagewizard.gui.review;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.render.LineDiff;

/**
 * Where changes begin in the lines of a file: lines that change next to each other are one change.
 *
 * @param starts the first line of each, from 0, in order
 */
record ChangeBlocks(List<Integer> starts) {
  static ChangeBlocks of(List<LineDiff.Line> lines) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (changes(lines.get(i)) && (i == 0 || !changes(lines.get(i - 1)))) {
        starts.add(i);
      }
    }
    return new ChangeBlocks(List.copyOf(starts));
  }

  private static boolean changes(LineDiff.Line line) {
    return line.mark() != ' ';
  }

  boolean isEmpty() {
    return starts.isEmpty();
  }

  int count() {
    return starts.size();
  }

  /** From 1, that of the line or the last one above it; 0 where none is. */
  int number(int line) {
    return (int) starts.stream().filter(start -> start <= line).count();
  }

  /** The first line of the next one below; after the last comes the first. Not for none at all. */
  int after(int line) {
    return starts.stream().filter(start -> start > line).findFirst().orElse(starts.getFirst());
  }

  /** The first line of the one above; before the first comes the last. Not for none at all. */
  int before(int line) {
    return starts.reversed().stream()
        .filter(start -> start < line)
        .findFirst()
        .orElse(starts.getLast());
  }
}
