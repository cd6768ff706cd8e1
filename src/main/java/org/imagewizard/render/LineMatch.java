package org.imagewizard.render;

import java.util.Arrays;
import java.util.List;

/** Which lines of one text are which of another: a longest common subsequence. */
final class LineMatch {
  /** Beyond this the table would be large; then only equal beginnings and ends match. */
  private static final long CELLS = 16_000_000;

  private LineMatch() {}

  /** For each line of {@code a}, the number of its partner in {@code b}, or -1. */
  static int[] of(List<String> a, List<String> b) {
    int[] partner = new int[a.size()];
    Arrays.fill(partner, -1);
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      partner[start] = start;
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && a.get(endA - 1).equals(b.get(endB - 1))) {
      partner[--endA] = --endB;
    }
    if ((long) (endA - start) * (endB - start) <= CELLS) {
      middle(a.subList(start, endA), b.subList(start, endB), partner, start);
    }
    return partner;
  }

  private static void middle(List<String> a, List<String> b, int[] partner, int offset) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).equals(b.get(j))) {
        partner[offset + i++] = offset + j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
