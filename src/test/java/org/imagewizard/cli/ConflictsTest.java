package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imagewizard.render.Edits;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.HandEdit.Piece;
import org.imagewizard.render.HandEdit.Who;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Places that both a person and the plan changed, decided one by one in both ways of the terminal.
 */
class ConflictsTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();

  @BeforeEach
  void twoConflictsInOneFileAndOneInAnother() {
    desk.edited =
        List.of(
            new HandEdit(
                "compose.yaml",
                List.of(
                    new Piece(Who.YOU, 2, List.of(), List.of("# mine"), List.of()),
                    conflict(5, "a: 1", "a: 7", "a: 2"),
                    conflict(9, "b: 1", "b: 7", "b: 2"))),
            new HandEdit("proxy/nginx.conf", List.of(conflict(3, "c 1;", "c 7;", "c 2;"))));
  }

  @Test
  void optionsDecideAFileOrALineOfIt() {
    assertThat(write("--keep", "compose.yaml:5", "--take", "compose.yaml:9").exit()).isEqualTo(2);
    assertThat(desk.written).isEmpty();

    Run.Result done =
        write("--keep", "compose.yaml:5", "--take", "compose.yaml:9", "--keep=proxy/nginx.conf");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(decided())
        .containsExactly("compose.yaml:5 YOURS", "compose.yaml:9 PLAN", "proxy/nginx.conf:3 YOURS");

    assertThat(write("--edits", "keep", "--take", "compose.yaml").exit()).isZero();
    assertThat(desk.decided.way()).isEqualTo(Edits.Way.KEEP);
    assertThat(decided()).containsExactly("compose.yaml:5 PLAN", "compose.yaml:9 PLAN");
  }

  @Test
  void whatCannotBeDecidedIsSaid() {
    assertThat(write("--keep", "compose.yaml:6").err())
        .contains("no conflict at --keep compose.yaml:6")
        .contains("compose.yaml:5, compose.yaml:9, proxy/nginx.conf:3");
    assertThat(write("--keep", "compose.yaml", "--take", "compose.yaml:9").err())
        .contains("Both --keep and --take were given for compose.yaml:9");
    assertThat(write("--edits", "replace", "--take", "compose.yaml").err())
        .contains("so nothing is left for --take");
    desk.edited = List.of();
    Run.Result none = write("--keep", "compose.yaml");
    assertThat(none.err()).contains("there is none in");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(desk.written).isEmpty();
  }

  @Test
  void aProgramGetsEachWithItsThreeSides() {
    Run.Result refused = write("--json", "--keep", "compose.yaml");

    assertThat(refused.exit()).isEqualTo(2);
    JsonNode json = refused.json();
    assertThat(json.path("files")).isEmpty();
    assertThat(json.path("conflicts")).hasSize(1);
    JsonNode one = json.path("conflicts").get(0);
    assertThat(one.path("id").asText()).isEqualTo("proxy/nginx.conf:3");
    assertThat(one.path("path").asText()).isEqualTo("proxy/nginx.conf");
    assertThat(one.path("line").asInt()).isEqualTo(3);
    assertThat(List.of(one.path("written"), one.path("yours"), one.path("plan")))
        .extracting(side -> side.get(0).asText())
        .containsExactly("c 1;", "c 7;", "c 2;");
  }

  @Test
  void theWizardAsksAboutOneAfterTheOther() {
    // Yours; back, and the new one instead; then yours in all that follow.
    Run.Result result = review("1", "b", "2", "3", "2");

    assertThat(result.out())
        .contains("3 conflicts in ")
        .contains("written then:  a: 1", "yours now:     a: 7", "to be written: a: 2")
        .contains("Conflict 1 of 3, in compose.yaml:5.", "Conflict 2 of 3, in compose.yaml:9.")
        .doesNotContain("Conflict 3 of 3");
    assertThat(decided())
        .containsExactly("compose.yaml:5 PLAN", "compose.yaml:9 YOURS", "proxy/nginx.conf:3 YOURS");
  }

  @Test
  void theWizardDecidesTheRestAlikeOrReplacesWholeFiles() {
    assertThat(review("1", "4", "2").exit()).isZero();
    assertThat(decided())
        .containsExactly("compose.yaml:5 YOURS", "compose.yaml:9 PLAN", "proxy/nginx.conf:3 PLAN");
    assertThat(review("5", "2").exit()).isZero();
    assertThat(desk.decided).isEqualTo(Edits.REPLACE);
  }

  @Test
  void leavingBeforeTheLastWritesNothing() {
    Run.Result result = review("1", "1");
    assertThat(result.exit()).isEqualTo(130);
    assertThat(desk.written).isEmpty();
  }

  private static Piece conflict(int line, String written, String yours, String plan) {
    return new Piece(Who.CONFLICT, line, List.of(written), List.of(yours), List.of(plan));
  }

  private List<String> decided() {
    return desk.decided.decided().entrySet().stream()
        .map(one -> one.getKey().id() + " " + one.getValue())
        .sorted()
        .toList();
  }

  private Run.Result write(String... options) {
    Path plan = home.resolve("plan.yaml");
    new Run(desk, home).of("plan", "--out", plan.toString(), "--yes");
    List<String> all =
        new ArrayList<>(List.of("write", "--plan", plan.toString(), "--dir", home + "/d"));
    all.addAll(List.of(options));
    return new Run(desk, home).of(all.toArray(String[]::new));
  }

  /** The steps before take their defaults. */
  private Run.Result review(String... answers) {
    List<String> before = List.of("", "", "", "3", "", "", "", "", "");
    return new Run(desk, home)
        .person(Stream.concat(before.stream(), Stream.of(answers)).toArray(String[]::new))
        .of("--text");
  }
}
