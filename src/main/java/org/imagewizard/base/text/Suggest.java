package org.imagewizard.base.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The "did you mean" of every unknown name. */
public final class Suggest {
  private Suggest() {}

  /** The known word nearest to {@code word}, when it is near enough to be a slip. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The question after a sentence, with a blank before it; says nothing when nothing is near. */
  public static Phrase hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> Sentence.of("near", near)).orElse(Phrase.plain(""));
  }

  /** Edits to make one of the other; swapping two neighbours counts as one (Damerau). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
