package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.render.FileAction.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person changed in our files, when the folder is written again. */
class HandEditsTest {
  private static final String HEAD = FolderWriter.MARK + " a test\n";

  @TempDir Path folder;
  private final FolderWriter writer = new FolderWriter();

  @Test
  void changesByHandAreKeptForGood() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, HEAD + "a: 1\nb: 1\nc: 1\nmine: yes\n");
    assertThat(writer.changedByHand(folder)).containsExactly("compose.yaml");

    assertThat(writer.preview(folder, compose("a: 2", "b: 1", "c: 1")).getFirst().action())
        .isEqualTo(Action.MERGE);
    writer.write(folder, compose("a: 2", "b: 1", "c: 1"));
    assertThat(file).hasContent(HEAD + "a: 2\nb: 1\nc: 1\nmine: yes\n");
    assertThat(writer.changedByHand(folder)).isEmpty();

    writer.write(folder, compose("a: 3", "b: 1", "c: 1"));
    assertThat(file).hasContent(HEAD + "a: 3\nb: 1\nc: 1\nmine: yes\n");
    assertThat(writer.write(folder, compose("a: 3", "b: 1", "c: 1")).getFirst().action())
        .isEqualTo(Action.KEEP);
  }

  @Test
  void theSameLineChangedByBothNeedsAWord() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1"));
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, HEAD + "a: 7\nb: 1\n");
    Map<String, String> before = tree(folder);

    assertThatThrownBy(() -> writer.write(folder, compose("a: 2", "b: 2")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("compose.yaml, line 2-3")
        .hasMessageContaining("Nothing was written")
        .extracting(met -> ((ProblemException) met).problem().in(Locale.FRENCH).asText())
        .asString()
        .contains("compose.yaml, ligne 2-3", "Rien n'a été écrit", "  le vôtre : ");
    assertThat(tree(folder)).isEqualTo(before);

    writer.write(folder, compose("a: 2", "b: 1"), Edits.KEEP);
    assertThat(file).hasContent(HEAD + "a: 7\nb: 1\n");

    writer.write(folder, compose("a: 3", "b: 1"), Edits.REPLACE);
    assertThat(file).hasContent(HEAD + "a: 3\nb: 1\n");
    assertThat(tree(folder.resolve(".image-wizard/backup")).values())
        .contains(HEAD + "a: 7\nb: 1\n");
  }

  @Test
  void theLinesOfThePlanStandAloneWhereBothChanged() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, HEAD + "a: 7\nb: 1\nc: 1\n# mine\n");

    HandEdit edit =
        writer.outcome(folder, compose("a: 2", "b: 1", "c: 1"), Edits.KEEP).edited().getFirst();
    assertThat(edit.pieces())
        .extracting(piece -> piece.who() + " " + piece.rows())
        .containsExactly(
            "CONFLICT [Row[version=WRITTEN, text=Optional[a: 1]],"
                + " Row[version=YOURS, text=Optional[a: 7]],"
                + " Row[version=PLAN, text=Optional[a: 2]]]",
            "YOU [Row[version=WRITTEN, text=Optional.empty],"
                + " Row[version=YOURS, text=Optional[# mine]]]");

    writer.write(folder, compose("a: 2", "b: 1", "c: 1"), Edits.PLAN);
    assertThat(file).hasContent(HEAD + "a: 2\nb: 1\nc: 1\n# mine\n");
  }

  @Test
  void commentsAndVariablesInEnvFilesStayWhereTheyAre() throws IOException {
    writer.write(folder, env("A=1\n# B=\nC='x y'\n"));
    Path file = folder.resolve("config/llm.env");
    Files.writeString(
        file, HEAD + "# the key of the lab\nA=1 # until May\nMINE=7\n# B=\nC='x y'\n");

    writer.write(folder, env("A=1\nB=secret\nC=z\nD=4\n"));
    assertThat(file)
        .hasContent(HEAD + "# the key of the lab\nA=1 # until May\nMINE=7\nB=secret\nC=z\nD=4\n");
    assertThat(tree(folder.resolve(".image-wizard/written")).get("config/llm.env"))
        .isEqualTo(HEAD + "A=\nB=\nC=\nD=\n");

    // Taking a line of ours away does not take the variable away: its service may need it.
    Files.writeString(file, "MINE=7\n");
    writer.write(folder, env("A=1\nB=secret\nC=z\nD=4\n"));
    assertThat(file).hasContent("MINE=7\nA=1\nB=secret\nC=z\nD=4\n");
  }

  /** Merged by lines it would be text that Compose refuses. */
  @Test
  void aMergeThatIsNoYamlIsAConflict() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Files.writeString(folder.resolve("compose.yaml"), HEAD + "a: 1\nb: 1\nc: 1\nx: [\n");

    assertThatThrownBy(() -> writer.write(folder, compose("a: 2", "b: 1", "c: 1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("compose.yaml");
  }

  private static List<RenderedFile> env(String text) {
    return List.of(new RenderedFile("config/llm.env", HEAD + text, true));
  }

  private static List<RenderedFile> compose(String... lines) {
    String text = HEAD + String.join("\n", lines) + "\n";
    return List.of(new RenderedFile("compose.yaml", text, false));
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (var paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        if (Files.isRegularFile(path)) {
          tree.put(root.relativize(path).toString(), Files.readString(path));
        }
      }
    }
    return tree;
  }
}
