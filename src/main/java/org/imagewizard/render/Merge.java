package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
   * @param plans whether the plan's lines stand in a place where both changed the same ones, else
   *     the person's
   */
  static Merge of(String ours, String theirs, String next, Predicate<Piece> plans) {
    return merger(ours, theirs, next, plans).merge();
  }

  /** The same with everything from the first change to the last as one place. */
  static Merge ofOnePlace(String ours, String theirs, String next, Predicate<Piece> plans) {
    return merger(ours, theirs, next, plans).mergeOnePlace();
  }

  private static Merger merger(String ours, String theirs, String next, Predicate<Piece> plans) {
    return new Merger(ours.lines().toList(), theirs.lines().toList(), next.lines().toList(), plans);
  }

  private static final class Merger {
    private final List<String> base;
    private final List<String> theirs;
    private final List<String> next;
    private final Predicate<Piece> plans;
    private final List<String> out = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    Merger(List<String> base, List<String> theirs, List<String> next, Predicate<Piece> plans) {
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
      return done();
    }

    Merge mergeOnePlace() {
      int shortest = Math.min(base.size(), Math.min(theirs.size(), next.size()));
      int head = 0;
      while (head < shortest && isSame(head, head, head)) {
        head++;
      }
      int tail = 0;
      while (tail < shortest - head
          && isSame(base.size() - tail - 1, theirs.size() - tail - 1, next.size() - tail - 1)) {
        tail++;
      }
      out.addAll(base.subList(0, head));
      put(
          new Piece(
              Who.CONFLICT,
              head + 1,
              base.subList(head, base.size() - tail),
              theirs.subList(head, theirs.size() - tail),
              next.subList(head, next.size() - tail)));
      out.addAll(base.subList(base.size() - tail, base.size()));
      return done();
    }

    private boolean isSame(int inBase, int inTheirs, int inNext) {
      String line = base.get(inBase);
      return line.equals(theirs.get(inTheirs)) && line.equals(next.get(inNext));
    }

    private Merge done() {
      return new Merge(out.isEmpty() ? "" : String.join("\n", out) + "\n", pieces);
    }

    private void piece(List<String> written, int from, int to, List<String> plan) {
      List<String> yours = theirs.subList(from, to);
      if (yours.equals(written)) {
        out.addAll(plan);
        return;
      }
      Who who = plan.equals(written) ? Who.YOU : plan.equals(yours) ? Who.BOTH : Who.CONFLICT;
      put(new Piece(who, from + 1, written, yours, plan));
    }

    private void put(Piece piece) {
      pieces.add(piece);
      boolean plan = piece.who() == Who.CONFLICT && plans.test(piece);
      out.addAll(plan ? piece.plan() : piece.yours());
    }
  }
}
