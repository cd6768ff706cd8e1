package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.render.HandEdit.Piece;
import org.imagewizard.render.HandEdit.Who;

/**
 * Two changes of one text, put together line by line: what we wrote, what a person made of it, and
 * what we would write now. JGit tells which lines are the same; its own merge does not say what was
 * written where there is no conflict, and that is shown to the person.
 *
 * @param pieces where the person's text is not what we wrote
 */
record Merge(String text, List<Piece> pieces) {
  /**
   * @param plans whether the plan's lines stand where both changed the same ones, else the person's
   */
  static Merge of(String ours, String theirs, String next, boolean plans) {
    return new Merger(ours.lines().toList(), theirs.lines().toList(), next.lines().toList(), plans)
        .merge();
  }

  List<Piece> conflicts() {
    return new HandEdit("", pieces).conflicts();
  }

  private static final class Merger {
    private final List<String> base;
    private final List<String> theirs;
    private final List<String> next;
    private final boolean plans;
    private final List<String> out = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    Merger(List<String> base, List<String> theirs, List<String> next, boolean plans) {
      this.base = base;
      this.theirs = theirs;
      this.next = next;
      this.plans = plans;
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
      return new Merge(out.isEmpty() ? "" : String.join("\n", out) + "\n", pieces);
    }

    private void piece(List<String> written, int from, int to, List<String> plan) {
      List<String> yours = theirs.subList(from, to);
      if (yours.equals(written)) {
        out.addAll(plan);
        return;
      }
      Who who = plan.equals(written) ? Who.YOU : plan.equals(yours) ? Who.BOTH : Who.CONFLICT;
      pieces.add(new Piece(who, from + 1, written, yours, plan));
      out.addAll(who == Who.CONFLICT && plans ? plan : yours);
    }
  }
}
