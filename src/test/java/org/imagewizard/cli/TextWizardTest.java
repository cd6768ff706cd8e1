package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.imagewizard.wizard.keys.LanguageModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eight steps, answered from a script. */
class TextWizardTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();

  private Run person(String... answers) {
    return new Run(desk, home).person(answers);
  }

  @Test
  void allEightStepsWithHelpBackAndAFix() {
    desk.broken = true;
    Run.Result result =
        person(
                "?",
                "1",
                "my-lab", // a new server, after help
                "1",
                "1", // the fix, and yes
                "", // continue
                "3", // no language model
                "13 why",
                "13",
                "b", // explain, switch, and back to the model
                "1",
                "", // a remote one after all, accept
                "b",
                "",
                "", // back from the keys, the same answers again
                "https://llm.example.org/v1",
                "sk-canary ",
                "",
                "s", // keys, places skipped
                "9",
                "2", // not in the list, then latest
                "",
                "2",
                "", // this computer; pictures are not kept; accept
                "c",
                "3",
                "1", // the command, the files, go
                "2",
                "1") // the state, then leave
            .of("--text");

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.answersLeft()).isZero();
    for (int step = 1; step <= 8; step++) {
      assertThat(result.out()).contains("Step " + step + " of 8: ");
    }
    assertThat(result.out())
        .contains("Help: A new server", "Fix: Mend it", "  mending", "9 is not in the list")
        .contains("Depth layers", "9 characters received", "1 space at the ends removed")
        .contains("image-wizard write --plan plan.yaml", "IMAGE works")
        .doesNotContain("sk-canary");
    assertThat(desk.ran).containsExactly(FakeDesk.FIX);
    assertThat(desk.written).containsExactly(home.resolve("image/my-lab"));
    assertThat(desk.keys.get("LLM_API_KEY").reveal()).isEqualTo("sk-canary");
    var plan = desk.plan.orElseThrow();
    assertThat(plan.name()).isEqualTo("my-lab");
    assertThat(plan.channel()).isEqualTo("latest");
    assertThat(plan.storeImageData()).isFalse();
    assertThat(plan.languageModel()).isEqualTo(LanguageModel.REMOTE);
    assertThat(plan.withoutKeys()).containsExactly("places");
    assertThat(desk.server.calls).contains("up", "close");
  }

  @Test
  void aKeyIsCheckedAModelChosenAndAMissingVersionFilledIn() {
    desk.verdicts =
        Map.of("LLM_API_KEY", new KeyVerdict(KeyVerdict.Kind.SILENT, "llm.example.org", 0, 5000));
    desk.models =
        List.of(
            new LanguageModels.Model("Qwen2.5-VL-72B", LanguageModels.Promise.PICTURES),
            new LanguageModels.Model("bge-m3", LanguageModels.Promise.NO_ANSWERS));
    desk.lacking = List.of("orchestrator");
    Run.Result result =
        person(
                "",
                "",
                "", // a new server, its name, continue
                "1",
                "", // a remote model, accept
                "https://llm.example.org/v1",
                "sk-wrong",
                "3", // enter another
                "sk-canary",
                "2",
                "1", // check again, keep
                "1", // the first model
                "s", // no places
                "3",
                "2026-05-12",
                "2", // as of a day, not with fall-backs
                "1",
                "1", // unstable, with them
                "",
                "",
                "") // the rest as it is, then the end of the input
            .of("--text");

    assertThat(result.out())
        .contains("That does not mean that it is", "Which model?", "bge-m3, not for answers")
        .contains("it described a test picture")
        .contains("Missing: orchestrator. It has other instead.")
        .doesNotContain("sk-canary", "sk-wrong");
    assertThat(desk.looked).containsExactly("Qwen2.5-VL-72B");
    assertThat(desk.keys.get("LLM_API_KEY").reveal()).isEqualTo("sk-canary");
    assertThat(desk.plan.orElseThrow().services())
        .filteredOn(service -> !service.tag().isEmpty())
        .extracting(DeploymentPlan.PlannedService::name, DeploymentPlan.PlannedService::tag)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("orchestrator", "other"));
  }

  @Test
  void theImagesAreNamedByDigestWhenSomebodyWantsThat() {
    Run.Result result =
        person(
                "", "", "", "3", "", "s", // as far as the version
                "6", "1", // by digest; unstable
                "", "", "c", "2") // the command, then the files only
            .of("text");

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("The exact images of")
        .containsPattern("orchestrator: unstable, sha256:[0-9a-f]{12}, built on 2026-05-16")
        .contains(" --locked");
    assertThat(desk.lock.orElseThrow().service("orchestrator")).isPresent();
    assertThat(desk.written).hasSize(1);
  }

  @Test
  void aPresetAndTheRoomArePicked() {
    Run.Result result =
        person(
                "", "", "", "3", // a new server, its name, continue, no language model
                "p", "2", // from the preset for production
                "r", "4", "5", // keep more of the card free
                "2", // leave the card alone
                "1", // done with the room
                "c", // the command that does it
                "p", "b", // no other preset
                "q", "")
            .of("text");

    assertThat(result.out())
        .contains("Production: The last releases", "keep 4096 MiB free", "left alone")
        .contains("--reserve 0=4096", "--without-gpu 0", "--replicas supercollider=2")
        .contains("--channel latest");
    assertThat(result.exit()).isEqualTo(130);
  }

  @Test
  void aFolderSetUpByHandIsTakenOver() throws IOException {
    Path folder = HandMadeFolder.in(home);

    Run.Result result =
        person("3", folder.toString(), "", "", "", "", "", "", "", "", "", "", "", "").of("text");

    assertThat(result.out())
        .contains("Recognised: profile lab, tag latest", "group in \"group_add\" is blank")
        .contains("Step 4 of 8")
        .doesNotContain(HandMadeFolder.KEY);
    assertThat(desk.keys.get("LLM_API_KEY").reveal()).isEqualTo(HandMadeFolder.KEY);
    assertThat(desk.plan.orElseThrow().name()).isEqualTo("by-hand");
  }

  @Test
  void aTakenPortIsSaidWithItsHolderAndAFreeOneProposed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Run.Result result =
          person(
                  "", "", "", "3", "", "s", "", "", // as far as the network's other settings
                  "8", port, // a port that is taken: said, and kept
                  "b", "b", "", // away and back again: another one is proposed
                  "q", "")
              .of("text", "--lang", "fr");

      assertThat(result.out().replaceAll("\\s+", " "))
          .containsPattern(port + " is taken by python3 of user .* Le port \\d+ est libre")
          .containsPattern(port + " is taken by python3 of user .* Le port \\d+ est proposé");
    }
  }

  @Test
  void leavingIsAskedOnceAndTheEndOfTheInputLeaves() {
    assertThat(person("q", "no", "q", "").of("text").exit()).isEqualTo(130);
    assertThat(person("1").of("text").exit()).isEqualTo(130);
    assertThat(desk.written).isEmpty();
  }

  @Test
  void yesTakesEveryDefault() {
    Run.Result result = new Run(desk, home).of("--text", "--yes");

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(desk.written).hasSize(1);
    assertThat(desk.server.calls).contains("up");
  }

  @Test
  void everyLineFitsInEightyColumnsInBothLanguages() {
    for (String language : new String[] {"en", "fr"}) {
      Run.Result result = new Run(desk, home).of("--text", "--yes", "--lang", language);
      assertThat(result.out().lines().filter(line -> !line.contains(home.toString())))
          .allMatch(line -> line.length() <= 80);
      assertThat(result.out()).doesNotContain("[text", "[step", "\u001b", "\r");
    }
  }

  @Test
  void aFullCardLeadsBackToTheServicesOnceTheServerIsStopped() {
    desk.server.ok = false;
    desk.server.reason = "the graphics card has no memory left: it said: CUDA out of memory";
    Run.Result result = person("", "", "", "3", "", "s", "", "", "", "1", "4").of("text");

    assertThat(result.out()).contains("4. Stop, and plan again with what was measured");
    assertThat(result.out().split("Step 3 of 8", -1)).hasSize(3);
    assertThat(desk.server.calls).containsSubsequence("up", "down");
  }

  @Test
  void aFailedStartCanBeTriedAgainOrLeft() {
    desk.server.ok = false;
    Run.Result result = person("", "", "", "3", "", "s", "", "", "", "1", "2", "1", "3").of("text");

    assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.out()).contains("port 8080 is taken", "orchestrator: listening");
    assertThat(desk.server.calls).filteredOn("up"::equals).hasSize(2);
  }
}
