package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file as it would be, against what is there. */
public final class LineDiff {
  private static final int CONTEXT = 2;

  private LineDiff() {}

  /** One line of a file: {@code mark} is +, - or a space. */
  public record Line(char mark, String text) {}

  /** Every line, in order; what goes stands before what comes. */
  public static List<Line> of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int[] partner = LineMatch.of(a, b);
    List<Line> out = new ArrayList<>();
    int j = 0;
    for (int i = 0; i < a.size(); i++) {
      if (partner[i] < 0) {
        out.add(new Line('-', a.get(i)));
        continue;
      }
      while (j < partner[i]) {
        out.add(new Line('+', b.get(j++)));
      }
      out.add(new Line(' ', a.get(i)));
      j++;
    }
    while (j < b.size()) {
      out.add(new Line('+', b.get(j++)));
    }
    return out;
  }

  /** Only what changes, with two lines around; a line of three dots stands for what is left out. */
  public static List<Line> changes(String before, String after) {
    List<Line> all = of(before, after);
    List<Line> out = new ArrayList<>();
    boolean left = false;
    for (int i = 0; i < all.size(); i++) {
      if (isNear(all, i)) {
        if (left && !out.isEmpty()) {
          out.add(new Line(' ', "..."));
        }
        left = false;
        out.add(all.get(i));
      } else {
        left = true;
      }
    }
    return out;
  }

  private static boolean isNear(List<Line> all, int at) {
    int last = Math.min(all.size() - 1, at + CONTEXT);
    for (int i = Math.max(0, at - CONTEXT); i <= last; i++) {
      if (all.get(i).mark() != ' ') {
        return true;
      }
    }
    return false;
  }
}
