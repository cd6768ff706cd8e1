package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a person does to an env file, and whatever the plan then wants of it. */
class EnvMergeTest {
  private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F");
  private static final List<String> VALUES = List.of("1", "two words", "it's", "$x", "a#b", "");

  @Test
  void valuesAreThePlansAndEverythingElseStays() {
    Random random = new Random(17);
    for (int round = 0; round < 3_000; round++) {
      String written = text(NAMES.subList(0, 1 + random.nextInt(5)), random);
      List<String> yours = new ArrayList<>(written.lines().toList());
      List<String> mine = edit(yours, random);
      String before = String.join("\n", yours) + "\n";
      String next = text(NAMES.subList(0, 1 + random.nextInt(6)), random);
      Optional<String> base =
          random.nextInt(4) == 0 ? Optional.empty() : Optional.of(EnvMerge.outline(written));

      String merged = EnvMerge.of(base, before, next);

      assertThat(DotEnv.parse(merged)).containsAllEntriesOf(DotEnv.parse(next));
      assertThat(merged.lines()).as("%s | %s | %s", written, before, next).containsAll(mine);
      assertThat(EnvMerge.of(Optional.of(EnvMerge.outline(next)), merged, next))
          .as("written again")
          .isEqualTo(merged);
    }
  }

  @Test
  void noValueIsKeptAside() {
    assertThat(EnvMerge.outline("# head\nKEY='canary #1' # note\nexport B=canary\n# C=\n"))
        .isEqualTo("# head\nKEY=\nB=\nC=\n")
        .doesNotContain("canary");
  }

  /** What was added, which must be there afterwards word for word. */
  private static List<String> edit(List<String> lines, Random random) {
    List<String> mine = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(lines.size() + 1);
      String line = random.nextBoolean() ? "# note " + i : "MINE" + i + "=\"a b\" # " + i;
      lines.add(at, line);
      mine.add(line);
    }
    if (random.nextInt(3) == 0) {
      int at = random.nextInt(lines.size());
      if (!mine.contains(lines.get(at))) {
        lines.remove(at);
      }
    }
    return mine;
  }

  private static String text(List<String> names, Random random) {
    StringBuilder text = new StringBuilder("# head\n");
    for (String name : names) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      text.append(value.isEmpty() ? "# " + name + "=" : DotEnv.line(name, value)).append('\n');
    }
    return text.toString();
  }
}
