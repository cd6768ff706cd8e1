package org.imagewizard.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Which lines of one text are which of another, as git's histogram diff sees it. */
final class LineMatch {
  private LineMatch() {}

  /** For each line of {@code a}, the number of its partner in {@code b}, or -1. */
  static int[] of(List<String> a, List<String> b) {
    if (a.equals(b)) {
      // The usual case: JGit, whose signed jar the JVM would first check, is not needed for it.
      return IntStream.range(0, a.size()).toArray();
    }
    int[] partner = new int[a.size()];
    Arrays.fill(partner, -1);
    int i = 0;
    int j = 0;
    for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(a), raw(b))) {
      while (i < edit.getBeginA()) {
        partner[i++] = j++;
      }
      i = edit.getEndA();
      j = edit.getEndB();
    }
    while (i < a.size()) {
      partner[i++] = j++;
    }
    return partner;
  }

  private static RawText raw(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return new RawText(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
