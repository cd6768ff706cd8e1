package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.deploy.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is shown, and asked, before a start disturbs what runs or costs money. */
class UpCommandTest {
  @TempDir Path home;

  private final FakeDesk desk = new FakeDesk();
  private String folder = "";

  @BeforeEach
  void folder() throws IOException {
    folder = home.toString();
    desk.server.changes =
        Map.of("ocr", Difference.SETTINGS, "tat", Difference.NEW, "old", Difference.TAKEN_AWAY);
  }

  private Run run() {
    return new Run(desk, home);
  }

  @Test
  void aPersonSeesWhatIsMadeAnewAndMayLeaveIt() {
    Run.Result result = run().person("no").of("up", "--dir", folder);

    assertThat(result.out())
        .contains("Made anew, because the folder sets it up otherwise: ocr")
        .contains("New: tat", "Taken away: old", "Nothing was changed");
    assertThat(result.exit()).isEqualTo(130);
    assertThat(desk.server.calls).doesNotContain("up");
  }

  @Test
  void whoAgreesGetsIt() {
    assertThat(run().person("yes").of("up", "--dir", folder).exit()).isZero();
    assertThat(desk.server.calls).contains("up");
  }

  @Test
  void aScriptIsToldAndNotAsked() {
    Run.Result result = run().of("up", "--dir", folder);

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("Taken away: old");
    assertThat(desk.server.calls).contains("up");
  }

  @Test
  void whatIsOnlyAddedOrStartedNeedsNoQuestion() {
    desk.server.changes = Map.of("tat", Difference.NEW, "ocr", Difference.STARTED);

    assertThat(run().person().of("up", "--dir", folder).exit()).isZero();
    assertThat(desk.server.calls).contains("up");
  }

  @Test
  void aFullCardLeadsToAnotherPlan() {
    desk.server.changes = Map.of();
    desk.server.ok = false;
    assertThat(run().of("up", "--dir", folder).out()).doesNotContain("plan --previous");

    desk.server.reason =
        "the graphics card has no memory left: ended with exit code 1; it said:"
            + " torch.cuda.OutOfMemoryError: CUDA out of memory.";
    Run.Result result = run().of("up", "--dir", folder);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out().replace('\n', ' '))
        .contains("A card had no room", "image-wizard plan --previous");
  }

  @Test
  void aWarmUpThatCostsMoneyIsAskedForFirst() {
    desk.server.changes = Map.of();
    desk.server.paid = List.of("graphic-caption");

    Run.Result refused = run().person("no").of("up", "--dir", folder);
    assertThat(refused.out()).contains("may cost money: graphic-caption");
    run().person("yes").of("up", "--dir", folder);
    run().of("up", "--dir", folder);
    assertThat(desk.server.calls.stream().filter(call -> call.startsWith("up")))
        .containsExactly("up", "up, paid", "up");
  }
}
