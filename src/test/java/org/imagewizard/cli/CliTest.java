package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, statuses and errors of the command line. */
class CliTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();

  private Run run() {
    return new Run(desk, home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pan                                  | plan",
        "plan --want frnech                   | french",
        "plan --wnat french                   | --want",
        "plan --language-model locl           | local",
        "plan --network producton             | production",
        "plan --pin espnet-tts                | NAME=VALUE",
        "plan --replicas espnet-tts=x         | number",
        "plan --port 99999                    | 65535",
        "plan --port                          | --port",
        "write --plan p.yaml                  | --dir",
        "write --plan missing.yaml --dir d    | missing.yaml",
        "plan extra                           | extra",
        "restart --dir d orchestratr          | orchestrator",
        "logs --dir d --grep (                | (",
        "fix mend-itt                         | mend-it",
        "plan --lang de                       | de",
        "plan --gpu-free 0=lots               | 6GiB",
        "plan --gpu-free 3=6GiB               | GPU 3",
        "plan --without-gpu x                 | number",
        "plan --reserve 0=                    | 6GiB",
        "plan --local-model qwen2.5-vl-7b     | --language-model local",
        "plan --language-model local --local-model qwen2.5-vl-7 | qwen2.5-vl-7b",
        "plan --language-model local --context-size 5 | 2048",
        "plan --previous missing.yaml         | missing.yaml",
        "plan --preset audio-onyl             | audio-only",
        "calibration --import missing.yaml    | missing.yaml",
        "channels --as-of yesterday           | 2026-05-12",
        "channels --plan missing.yaml         | missing.yaml",
      })
  void badWordsAreOneSentenceAndStatusTwo(String command, String said) {
    Run.Result result = run().of(command.split(" "));

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("image-wizard: ").contains(said).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheCommand() {
    String before = run().of("--json", "--lang", "fr", "catalog").out();
    String after = run().of("catalog", "--lang=fr", "--json").out();

    assertThat(after).isEqualTo(before);
    assertThat(run().of("catalog", "--json").json().path("capabilities").size()).isPositive();
    assertThat(run().of("--lang", "fr", "pan").err()).contains("Vouliez-vous dire plan");
  }

  @ParameterizedTest
  @CsvSource({
    "'',true",
    "--registry localhost:5000,false",
    "--profile production,false",
    "--profile production --guard on,true",
    "--guard off,false"
  })
  void theGuardIsOnWhereNothingSpeaksAgainstIt(String options, boolean guard) {
    Path out = home.resolve("plan.yaml");
    List<String> words = new ArrayList<>(List.of("plan", "--out", out.toString()));
    words.addAll(List.of(options.strip().split(" ")));
    words.remove("");

    run().of(words.toArray(String[]::new));

    assertThat(PlanFile.read(out).guard()).isEqualTo(guard);
  }

  @Test
  void theVersionNamesTheBuildAndWhatItRunsOn() {
    String java = System.getProperty("java.version");
    assertThat(run().of("--version").out())
        .startsWith("IMAGE Wizard ")
        .contains("revision ", "Java " + java, "JavaFX ");
    assertThat(run().of("--version", "--json").json().path("java").asText()).isEqualTo(java);
    assertThat(run().of("--version", "--lang", "fr").out()).contains("révision");
  }

  @Test
  void anUnforeseenFailureNamesTheLogFileAndShowsNoTrace() {
    desk.bug = true;
    Run.Result result = run().of("catalog");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains(home.resolve(".local/state/image-wizard/wizard.log").toString())
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({"ENGINE,3", "OUTCOME,1", "INPUT,2", "CANCELLED,130"})
  void aProblemDecidesTheStatus(Problem.Kind kind, int status) {
    desk.server.failure =
        java.util.Optional.of(
            new ProblemException(
                new Problem(
                    "p",
                    kind,
                    Phrase.plain("It failed here."),
                    List.of(Phrase.plain("proof")),
                    List.of(Phrase.plain("Do this.")))));
    Run.Result result = run().of("up", "--dir", "d", "--json");

    assertThat(result.exit()).isEqualTo(status);
    assertThat(result.err()).contains("It failed here.", "  proof", "Do this.");
    assertThat(result.jsonLines().getLast().path("event").asText()).isEqualTo("done");
    assertThat(result.jsonLines().getLast().path("ok").asBoolean()).isFalse();
    assertThat(desk.server.calls).as("the engine is let go").endsWith("close");
  }

  @Test
  void secretsLeaveNoStream() {
    desk.secret = "canary";
    desk.server.failure =
        java.util.Optional.of(
            new ProblemException(
                Problem.outcome(
                    "p", Phrase.plain("The key canary was refused."), List.of("canary"))));
    Run.Result result = run().of("up", "--dir", "d");

    assertThat(result.out() + result.err()).contains("[secret]").doesNotContain("canary");
  }

  @Test
  void withoutACommandTheWindowOpensWhereThereIsADisplay() {
    assertThat(run().withDisplay().of("--lang", "fr").out())
        .contains("language=fr, asked=true, exitAfterFirstFrame=false");
    Run.Result window = run().withDisplay().of("gui", "--exit-after-first-frame");
    assertThat(window.out())
        .contains("language=en, asked=false, exitAfterFirstFrame=true")
        .as("the window begins while the tools are made")
        .contains("prepared");
    assertThat(window.err()).as("said once").containsOnlyOnce("image-wizard --text");
    assertThat(run().withDisplay().of("gui", "--json").err()).isEmpty();
    assertThat(run().of("gui").exit()).isEqualTo(1);

    Run.Result text = run().of();
    assertThat(text.out()).contains("no display was found", "Step 1 of 8");
    assertThat(text.exit()).as("the input ended").isEqualTo(130);
    assertThat(run().withDisplay().of("--text").out()).contains("Step 1 of 8");
  }

  @Test
  void aCommandIsKnownByTheNameThatItHas() {
    for (String name : CommandLines.all(new Root()).getSubcommands().keySet()) {
      assertThat(CommandLines.named(new Root(), "--json", name).getSubcommands().keySet())
          .containsExactly(name);
    }
    assertThat(CommandLines.named(new Root(), "--json").getSubcommands()).isEmpty();
  }

  @Test
  void helpTellsOfEveryCommandAndOptionInBothLanguages() {
    for (String language : List.of("en", "fr")) {
      String all = run().of("--help", "--lang", language).out();
      for (var command : CommandLines.all(new Root()).getSubcommands().values()) {
        String name = command.getCommandName();
        assertThat(all).contains("  " + name + " ");
        String one = run().of(name, "--help", "--lang", language).out();
        assertThat(one).contains("image-wizard " + name).doesNotContain("[help");
        assertThat(one.lines().map(String::length)).allMatch(length -> length <= 80);
      }
      assertThat(all).doesNotContain("[help");
    }
  }

  @Test
  void anUpdateSaysHowItEndedAndAsksBeforeItRemovesOldBuilds() {
    desk.server.old =
        List.of(
            new LocalImage("sha256:1", List.of(), List.of("a@sha256:2"), "", 5_000_000, Map.of()));

    Run.Result plain = run().of("update", "--dir", "d");
    assertThat(plain.exit()).isZero();
    assertThat(plain.out()).contains("1 image is newer now", "1 older build is still", "5 MB");
    assertThat(run().person("no").of("update", "--dir", "d").exit()).isZero();
    assertThat(desk.server.calls).doesNotContain("remove old images 1");
    assertThat(run().person("yes").of("update", "--dir", "d").out()).contains("was removed");
    assertThat(desk.server.calls).contains("remove old images 1");

    desk.server.ok = false;
    Run.Result bad = run().of("update", "--dir", "d");
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.out()).contains("charts as sound", "builds of before run again");
    assertThat(run().of("rollback", "--dir", "d").exit()).isEqualTo(1);
  }

  @Test
  void aReportIsListedBeforeItIsWritten() {
    Run.Result written = run().of("report", "--dir", "d", "--out", home + "/r.zip", "--json");
    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(written.json().path("files")).hasSize(2);
    Path file = Path.of(written.json().path("out").asText());
    try {
      assertThat(file).isNotEmptyFile();
      assertThat(run().person("no").of("report", "--dir", "d", "--out", file + "2").exit())
          .isEqualTo(130);
      assertThat(Path.of(file + "2")).doesNotExist();
    } finally {
      assertThat(file.toFile().delete()).isTrue();
    }
  }

  @Test
  void removalOfDataNeedsConsent() {
    assertThat(run().of("remove", "--data", "--dir", "d").exit()).isEqualTo(2);
    assertThat(run().person("no").of("remove", "--dir", "d").exit()).isEqualTo(130);
    assertThat(desk.server.calls).containsOnly("close");

    assertThat(run().person("yes").of("remove", "--data", "--dir", "d").exit()).isZero();
    assertThat(run().of("remove", "--dir", "d", "--yes").exit()).isZero();
    assertThat(desk.server.calls).contains("remove data", "remove");
  }

  @Test
  void whatAFixStopsIsNamedBeforeItAsks() {
    desk.stopped = List.of("colleagues-database", "image-lab-orchestrator-1");
    Run.Result result = new Run(desk, home).of("fix", "mend-it", "--yes");
    assertThat(result.out())
        .contains("These 2 containers stop meanwhile and are started again: colleagues-database,")
        .contains("image-lab-orchestrator-1");
    assertThat(result.out().indexOf("colleagues-database"))
        .isLessThan(result.out().indexOf("mending"));
  }

  @Test
  void aFixWithoutItsNameIsToldTheNames() {
    Run.Result result = run().of("fix");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("fix needs ID. It is one of: docker-install, docker-start");
  }
}
