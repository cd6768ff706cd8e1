package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Two changes of one text, put together line by line: what we wrote, what a person made of it, and
 * what we would write now. Where both changed the same lines to different ones, that is a conflict.
 *
 * @param text with the person's lines where there is a conflict
 * @param conflicts first and last line of each, in the person's text
 */
record Merge(String text, List<Range> conflicts) {
  /**
   * Lines of the person's text, the first is 1; the last is before the first where they took some
   * out.
   */
  record Range(int first, int last) {
    @Override
    public String toString() {
      return last > first ? first + "-" + last : String.valueOf(first);
    }
  }

  static Merge of(String ours, String theirs, String next) {
    return new Merger(ours.lines().toList(), theirs.lines().toList(), next.lines().toList())
        .merge();
  }

  private static final class Merger {
    private final List<String> base;
    private final List<String> theirs;
    private final List<String> next;
    private final List<String> out = new ArrayList<>();
    private final List<Range> conflicts = new ArrayList<>();

    Merger(List<String> base, List<String> theirs, List<String> next) {
      this.base = base;
      this.theirs = theirs;
      this.next = next;
    }

    Merge merge() {
      int[] inTheirs = LineMatch.of(base, theirs);
      int[] inNext = LineMatch.of(base, next);
      int i = 0;
      int j = 0;
      int k = 0;
      for (int at = 0; at < base.size(); at++) {
        // A line that all three have ends the piece before it.
        if (inTheirs[at] >= 0 && inNext[at] >= 0) {
          piece(base.subList(i, at), j, inTheirs[at], next.subList(k, inNext[at]));
          out.add(base.get(at));
          i = at + 1;
          j = inTheirs[at] + 1;
          k = inNext[at] + 1;
        }
      }
      piece(base.subList(i, base.size()), j, theirs.size(), next.subList(k, next.size()));
      return new Merge(out.isEmpty() ? "" : String.join("\n", out) + "\n", conflicts);
    }

    private void piece(List<String> old, int from, int to, List<String> wanted) {
      List<String> edited = theirs.subList(from, to);
      if (edited.equals(old)) {
        out.addAll(wanted);
        return;
      }
      if (!wanted.equals(old) && !wanted.equals(edited)) {
        conflicts.add(new Range(from + 1, to));
      }
      out.addAll(edited);
    }
  }
}
