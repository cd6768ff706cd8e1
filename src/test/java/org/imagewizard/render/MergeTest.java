package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
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
    Merge merge = Merge.of(lines(ours), lines(theirs), lines(next));
    assertThat(merge.text()).isEqualTo(lines(merged));
    assertThat(merge.conflicts()).hasSize(conflicts);
  }

  @Test
  void aConflictSaysItsLines() {
    assertThat(Merge.of(lines("abcd"), lines("aXYd"), lines("aZcd")).conflicts())
        .hasToString("[2-3]");
  }

  /** Whatever the texts: nothing that only one side changed is lost, and one side alone wins. */
  @Test
  void holdsForRandomTexts() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String ours = random(random, random.nextInt(12));
      String theirs = edit(ours, random);
      String next = edit(ours, random);
      assertThat(Merge.of(ours, theirs, ours)).isEqualTo(new Merge(theirs, List.of()));
      assertThat(Merge.of(ours, ours, next)).isEqualTo(new Merge(next, List.of()));
      assertThat(Merge.of(ours, theirs, theirs)).isEqualTo(new Merge(theirs, List.of()));
      Merge both = Merge.of(ours, theirs, next);
      if (both.conflicts().isEmpty()) {
        assertThat(Merge.of(ours, next, theirs).text()).isEqualTo(both.text());
      }
    }
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
