package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.imagewizard.render.HandEdit.Piece;
import org.imagewizard.render.HandEdit.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
  private static final Predicate<Piece> YOURS = piece -> false;
  private static final Predicate<Piece> PLANS = piece -> true;

  /** Texts of one letter a line. */
  @ParameterizedTest
  @CsvSource({
    "abc, abc, abc, abc, 0",
    "abc, abXc, abc, abXc, 0",
    "abc, abc, aXc, aXc, 0",
    "abcde, aXcde, abcdY, aXcdY, 0",
    "abc, bc, abcd, bcd, 0",
    "abc, aXc, aXc, aXc, 0",
    "abc, aXc, aYc, aXc, 1",
    "abc, ac, aYc, ac, 1",
    "abc, abcX, abcY, abcX, 1",
    "abc, Xabc, abc, Xabc, 0",
    "abcdefg, aXcdeYg, aZcdefg, aXcdeYg, 1",
    "'', X, '', X, 0",
  })
  void putsBothTogether(String ours, String theirs, String next, String merged, int conflicts) {
    Merge merge = Merge.of(lines(ours), lines(theirs), lines(next), YOURS);
    assertThat(merge.text()).isEqualTo(lines(merged));
    assertThat(conflicts(merge)).hasSize(conflicts);
  }

  @Test
  void aConflictSaysItsLines() {
    Merge merge = Merge.of(lines("abcd"), lines("aXYd"), lines("aZcd"), YOURS);
    assertThat(conflicts(merge)).extracting(Piece::lines).containsExactly("2-3");
    assertThat(conflicts(merge).getFirst().written()).containsExactly("b", "c");
    assertThat(conflicts(merge).getFirst().yours()).containsExactly("X", "Y");
    assertThat(conflicts(merge).getFirst().plan()).containsExactly("Z", "c");
  }

  @Test
  void thePlansLinesStandOnlyWhereBothChanged() {
    Merge merge = Merge.of(lines("abcdefg"), lines("aXcdeYg"), lines("aZcdefg"), PLANS);
    assertThat(merge.text()).isEqualTo(lines("aZcdeYg"));
    assertThat(merge.pieces()).extracting(Piece::who).containsExactly(Who.CONFLICT, Who.YOU);
  }

  /** Whatever the texts: nothing that only one side changed is lost, and one side alone wins. */
  @Test
  void holdsForRandomTexts() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String ours = random(random, random.nextInt(12));
      String theirs = edit(ours, random);
      String next = edit(ours, random);
      assertThat(Merge.of(ours, theirs, ours, YOURS).text()).isEqualTo(theirs);
      assertThat(Merge.of(ours, ours, next, YOURS)).isEqualTo(new Merge(next, List.of()));
      Merge same = Merge.of(ours, theirs, theirs, YOURS);
      assertThat(same.text()).isEqualTo(theirs);
      assertThat(conflicts(same)).isEmpty();
      Merge both = Merge.of(ours, theirs, next, YOURS);
      if (conflicts(both).isEmpty()) {
        assertThat(Merge.of(ours, next, theirs, YOURS).text()).isEqualTo(both.text());
      }
    }
  }

  /** Wherever git's own merge finds no conflict, it is the same text. */
  @Test
  void agreesWithGit() {
    Random random = new Random(5);
    int clean = 0;
    for (int round = 0; round < 5_000; round++) {
      String ours = distinct(random, 4 + random.nextInt(20));
      String theirs = edit(ours, random);
      String next = edit(ours, random);
      Merge both = Merge.of(ours, theirs, next, YOURS);
      Optional<String> git = git(ours, theirs, next);
      if (conflicts(both).isEmpty()) {
        assertThat(git).as("%s / %s / %s", ours, theirs, next).contains(both.text());
        clean++;
      }
    }
    assertThat(clean).isGreaterThan(1_000);
  }

  /** Every line of theirs is in the merged text or in a conflict that shows it. */
  @Test
  void noLineOfTheirsIsLostSilently() {
    Random random = new Random(3);
    for (int round = 0; round < 5_000; round++) {
      String ours = distinct(random, 4 + random.nextInt(20));
      String theirs = edit(ours, random);
      String next = edit(ours, random);
      List<String> added = new ArrayList<>(theirs.lines().toList());
      added.removeAll(ours.lines().toList());
      for (boolean plans : List.of(false, true)) {
        Merge merge = Merge.of(ours, theirs, next, piece -> plans);
        List<String> shown = new ArrayList<>(merge.text().lines().toList());
        if (plans) {
          conflicts(merge).forEach(piece -> shown.addAll(piece.yours()));
        }
        assertThat(shown).containsAll(added);
      }
    }
  }

  /** Each place by itself, in any combination. */
  @Test
  void eachConflictIsDecidedByItself() {
    String ours = lines("abcdefg");
    for (int choice = 0; choice < 4; choice++) {
      int bits = choice;
      Merge merge =
          Merge.of(
              ours,
              lines("aXcdeYg"),
              lines("aUcdeVg"),
              piece -> (bits & (piece.line() == 2 ? 1 : 2)) != 0);
      assertThat(conflicts(merge)).hasSize(2);
      assertThat(merge.text())
          .isEqualTo(lines("a" + "XU".charAt(bits & 1) + "cde" + "YV".charAt(bits >> 1) + "g"));
    }
  }

  /** All three differ only in one place, or it is no place of its own. */
  @Test
  void onePlaceReachesFromTheFirstChangeToTheLast() {
    Random random = new Random(23);
    for (int round = 0; round < 2_000; round++) {
      String ours = distinct(random, 1 + random.nextInt(12));
      String theirs = edit(ours, random);
      String next = edit(ours, random);
      Merge yours = Merge.ofOnePlace(ours, theirs, next, YOURS);
      assertThat(yours.text()).isEqualTo(theirs);
      assertThat(yours.pieces()).hasSize(1);
      assertThat(Merge.ofOnePlace(ours, theirs, next, PLANS).text()).isEqualTo(next);
    }
  }

  private static List<Piece> conflicts(Merge merge) {
    return merge.pieces().stream().filter(piece -> piece.who() == Who.CONFLICT).toList();
  }

  private static Optional<String> git(String ours, String theirs, String next) {
    var merged =
        new MergeAlgorithm(new HistogramDiff())
            .merge(RawTextComparator.DEFAULT, raw(ours), raw(theirs), raw(next));
    if (merged.containsConflicts()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    merged.forEach(
        chunk -> {
          for (int i = chunk.getBegin(); i < chunk.getEnd(); i++) {
            text.append(merged.getSequences().get(chunk.getSequenceIndex()).getString(i))
                .append('\n');
          }
        });
    return Optional.of(text.toString());
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String distinct(Random random, int size) {
    StringBuilder letters = new StringBuilder();
    int first = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      letters.append((char) ('a' + first + i));
    }
    return lines(letters.toString());
  }

  @Test
  void theDiffLeadsFromOneTextToTheOther() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      String before = random(random, random.nextInt(15));
      String after = edit(before, random);
      List<LineDiff.Line> diff = LineDiff.of(before, after);
      assertThat(side(diff, '+')).isEqualTo(before);
      assertThat(side(diff, '-')).isEqualTo(after);
    }
  }

  @Test
  void onlyChangesAreShownWithWhatIsAround() {
    assertThat(LineDiff.changes(lines("abcdefghij"), lines("abcdeXghij")))
        .extracting(line -> line.mark() + line.text())
        .containsExactly(" d", " e", "-f", "+X", " g", " h");
    assertThat(LineDiff.changes(lines("abcdefghij"), lines("XbcdefghiY")))
        .extracting(line -> line.mark() + line.text())
        .containsExactly("-a", "+X", " b", " c", " ...", " h", " i", "-j", "+Y");
    assertThat(LineDiff.changes("a\n", "a\n")).isEmpty();
  }

  private static String side(List<LineDiff.Line> diff, char without) {
    StringBuilder text = new StringBuilder();
    diff.stream()
        .filter(line -> line.mark() != without)
        .forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  private static String random(Random random, int size) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < size; i++) {
      letters.append((char) ('a' + random.nextInt(5)));
    }
    return lines(letters.toString());
  }

  private static String edit(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(lines.size() + 1);
      if (random.nextBoolean() || at == lines.size()) {
        lines.add(at, String.valueOf((char) ('A' + random.nextInt(5))));
      } else {
        lines.remove(at);
      }
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String lines(String letters) {
    StringBuilder text = new StringBuilder();
    letters.chars().forEach(c -> text.append((char) c).append('\n'));
    return text.toString();
  }
}
