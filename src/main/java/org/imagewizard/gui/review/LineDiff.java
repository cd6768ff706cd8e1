package org.imagewizard.gui.review;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.gui.review.ReviewState.DiffLine;

/** The lines of a file as it would be, against what is there: longest common subsequence. */
final class LineDiff {
  /** Beyond this the table would be large; then all old lines go and all new ones come. */
  private static final long CELLS = 4_000_000;

  private LineDiff() {}

  static List<DiffLine> of(String before, String after) {
    List<String> a = before.isEmpty() ? List.of() : before.lines().toList();
    List<String> b = after.lines().toList();
    List<DiffLine> out = new ArrayList<>();
    if (a.isEmpty() || (long) a.size() * b.size() > CELLS) {
      a.forEach(line -> out.add(new DiffLine('-', line)));
      b.forEach(line -> out.add(new DiffLine('+', line)));
      return out;
    }
    int[][] common = table(a, b);
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        out.add(new DiffLine(' ', a.get(i++)));
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        out.add(new DiffLine('-', a.get(i++)));
      } else {
        out.add(new DiffLine('+', b.get(j++)));
      }
    }
    return out;
  }

  private static int[][] table(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
