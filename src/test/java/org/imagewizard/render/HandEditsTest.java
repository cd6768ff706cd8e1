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
        .contains("compose.yaml, ligne 2-3", "Rien n’a été écrit", "  le vôtre\u00a0:    ");
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
        .extracting(piece -> piece.who() + " " + piece.shown())
        .containsExactly(
            "CONFLICT [  written then:  a: 1,   yours now:     a: 7,   to be written: a: 2]",
            "YOU [  written then:  (no line),   yours now:     # mine]");

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

  @Test
  void eachConflictIsDecidedByItselfAndForThisWritingOnly() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, HEAD + "a: 7\nb: 1\nc: 7\n");
    List<RenderedFile> next = compose("a: 2", "b: 1", "c: 2");
    List<Conflict> places = Edits.MERGE.undecided(edited(next));
    assertThat(places).extracting(Conflict::id).containsExactly("compose.yaml:2", "compose.yaml:4");

    Edits half = Edits.MERGE.with(places.get(0), Edits.Side.YOURS);
    Map<String, String> before = tree(folder);
    assertThatThrownBy(() -> writer.write(folder, next, half))
        .hasMessageContaining("compose.yaml, line 4.")
        .extracting(met -> ((ProblemException) met).problem().actions())
        .asString()
        .contains("--keep compose.yaml:4");
    assertThat(tree(folder)).isEqualTo(before);

    Edits whole = half.with(places.get(1), Edits.Side.PLAN);
    writer.write(folder, next, whole);
    assertThat(file).hasContent(HEAD + "a: 7\nb: 1\nc: 2\n");

    // Another line of theirs there is another conflict: nobody has decided that one.
    Files.writeString(file, HEAD + "a: 8\nb: 1\nc: 2\n");
    assertThatThrownBy(() -> writer.write(folder, compose("a: 3", "b: 1", "c: 2"), whole))
        .hasMessageContaining("compose.yaml, line 2.");
  }

  /** Merged by lines it would be text that Compose refuses, so there is one place to decide. */
  @Test
  void aMergeThatIsNoYamlIsOneConflict() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, HEAD + "a: 1\nb: 1\nc: 1\nx: [\n");
    List<RenderedFile> next = compose("a: 2", "b: 1", "c: 1");

    assertThatThrownBy(() -> writer.write(folder, next))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("compose.yaml, line 2-5");
    Conflict only = Edits.MERGE.undecided(edited(next)).getFirst();
    writer.write(folder, next, Edits.MERGE.with(only, Edits.Side.PLAN));
    assertThat(file).hasContent(HEAD + "a: 2\nb: 1\nc: 1\n");
  }

  @Test
  void choicesThatMakeNoYamlTogetherAreRefused() throws IOException {
    writer.write(folder, compose("a: 1", "b: 1", "c: 1"));
    Files.writeString(folder.resolve("compose.yaml"), HEAD + "a: &it 7\nb: 1\nc: *it\n");
    List<RenderedFile> next = compose("a: 2", "b: 1", "c: 2");
    List<Conflict> places = Edits.MERGE.undecided(edited(next));
    assertThat(places).hasSize(2);
    Edits mixed =
        Edits.MERGE.with(places.get(0), Edits.Side.PLAN).with(places.get(1), Edits.Side.YOURS);
    Map<String, String> before = tree(folder);

    assertThatThrownBy(() -> writer.write(folder, next, mixed))
        .hasMessageContaining("no YAML that Compose can read. Nothing was written.");
    assertThat(tree(folder)).isEqualTo(before);
    writer.write(folder, next, mixed.with(places.get(0), Edits.Side.YOURS));
  }

  private List<HandEdit> edited(List<RenderedFile> next) {
    return writer.outcome(folder, next, Edits.KEEP).edited();
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
