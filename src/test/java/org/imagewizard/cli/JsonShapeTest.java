package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.keys.KeyVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fields that docs/text-mode.md promises. */
class JsonShapeTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();
  private Path machine = Path.of("machine.yaml");

  @BeforeEach
  void machineFile() throws IOException {
    machine = home.resolve("machine.yaml");
    Files.writeString(
        machine,
        "memoryMiB: 32768\ncpus: 8\ndiskFreeMiB: 300000\n"
            + "gpus: [{name: Card, totalMiB: 8192, usedMiB: 300}]\n");
  }

  private Run run() {
    return new Run(desk, home);
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void check() {
    desk.broken = true;
    Run.Result result = run().of("check", "--json");

    assertThat(result.exit()).isEqualTo(1);
    JsonNode json = result.json();
    assertThat(json.path("ready").asBoolean(true)).isFalse();
    assertThat(fields(json.path("checks").get(1)))
        .contains("id", "status", "summary", "evidence", "fixes");
    assertThat(json.path("checks").get(1).path("status").asText()).isEqualTo("fail");
    assertThat(fields(json.path("checks").get(1).path("fixes").get(0)))
        .contains("id", "title", "command", "root");
    assertThat(fields(json.path("machine")))
        .contains("memoryMiB", "memoryAvailableMiB", "cpus", "diskFreeMiB", "gpus");
  }

  @Test
  void catalog() {
    JsonNode json = run().of("catalog", "--json").json();

    assertThat(json.path("source").asText()).isEqualTo("bundled");
    assertThat(json.path("services")).isNotEmpty();
    for (JsonNode service : json.path("services")) {
      assertThat(fields(service))
          .contains("name", "image", "kind", "stage", "base", "requires", "optional", "gpu")
          .contains("envFiles", "estimate");
      assertThat(fields(service.path("estimate")))
          .contains("vramMiB", "ramMiB", "imageMiB", "confidence");
      assertThat(fields(service.path("gpu"))).containsExactly("capable", "cpuCapable");
    }
    assertThat(fields(json.path("capabilities").get(0)))
        .contains("id", "title", "value", "needs", "extras", "keys");
  }

  @Test
  void planSumsUp() {
    JsonNode json = run().of("plan", "--json", "--machine", machine.toString()).json();

    assertThat(fields(json))
        .contains("channel", "services", "capabilities", "gpus", "ramMiB", "objective", "optimal")
        .contains("gap", "conflict", "solveMillis", "startOrder", "model");
    long ram = 0;
    long card = 0;
    for (JsonNode service : json.path("services")) {
      ram += service.path("ramMiB").asLong();
      card += service.path("state").asText().equals("gpu:0") ? service.path("vramMiB").asLong() : 0;
      assertThat(service.path("reason").asText()).isNotEmpty();
      if (service.path("state").asText().equals("off")) {
        assertThat(service.path("ramMiB").asLong() + service.path("vramMiB").asLong()).isZero();
      }
    }
    assertThat(json.path("ramMiB").path("planned").asLong()).isEqualTo(ram).isPositive();
    assertThat(json.path("gpus").get(0).path("plannedMiB").asLong()).isEqualTo(card).isPositive();
    assertThat(json.path("gpus").get(0).path("totalMiB").asLong()).isEqualTo(8192);
    assertThat(fields(json.path("objective")))
        .containsExactly("value", "cpuFallbacks", "services", "headroomMiB", "changes");
    assertThat(fields(json.path("model")))
        .containsExactly(
            "services",
            "capabilities",
            "conflicts",
            "gpus",
            "ramBudgetMiB",
            "diskFreeMiB",
            "pins",
            "wants");
  }

  @Test
  void theFrontierStandsBesideThePlan() {
    JsonNode json =
        run().of("plan", "--json", "--frontier", "--machine", machine.toString()).json();

    assertThat(fields(json)).contains("model", "frontier", "now", "emptied");
    assertThat(json.path("frontier")).hasSize(8);
    long before = -1;
    for (JsonNode step : json.path("frontier")) {
      assertThat(fields(step))
          .contains("gib", "totalMiB", "roomMiB", "value", "on", "capabilities", "services")
          .contains("gained", "better", "faster", "lost", "localModelToo", "conflict");
      assertThat(step.path("value").asLong()).isGreaterThanOrEqualTo(before);
      before = step.path("value").asLong();
    }
    JsonNode last = json.path("frontier").get(7);
    assertThat(last.path("gib").asInt()).isEqualTo(24);
    assertThat(last.path("localModelToo").asBoolean()).isTrue();
    assertThat(json.path("frontier").get(1).path("gained").get(0).path("id").asText())
        .isEqualTo("french");
    assertThat(json.path("now").path("value")).isEqualTo(json.path("objective").path("value"));

    Run.Result text = run().of("plan", "--frontier", "--machine", machine.toString());
    assertThat(text.exit()).isZero();
    assertThat(text.out())
        .contains(
            "2 GB: 12 of 18 capabilities. Adds: French", "Faster, on the card now: espnet-tts")
        .contains("24 GB", "A language model fits on it too", "Yours now: 8 GB");
  }

  @Test
  void pinsThatCannotHoldAreAnAnswerWithStatusOneAndNoFile() {
    Path out = home.resolve("plan.yaml");
    Run.Result result =
        run()
            .of(
                "plan",
                "--json",
                "--machine",
                machine.toString(),
                "--replicas",
                "semantic-segmentation=9",
                "--pin",
                "semantic-segmentation=gpu:0",
                "--out",
                out.toString());

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.json().path("conflict")).isNotEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void aPlanIsWrittenAndTurnedIntoAFolderWithItsKeys() throws IOException {
    Path out = home.resolve("deep/plan.yaml");
    assertThat(run().of("plan", "--machine", machine.toString(), "--out", out.toString()).exit())
        .isZero();
    Path key = Files.writeString(home.resolve("key"), "sk-canary\n");

    Run.Result result =
        run()
            .input("from-input\n")
            .of(
                "--json",
                "write",
                "--plan",
                out.toString(),
                "--dir",
                "d",
                "--key",
                "LLM_API_KEY=@" + key,
                "--key",
                "GOOGLE_PLACES_KEY=-");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(fields(result.json().path("files").get(0)))
        .containsExactly("path", "action", "mode");
    assertThat(result.json().path("files").get(0).path("action").asText()).isEqualTo("create");
    assertThat(desk.keys.get("LLM_API_KEY").reveal()).isEqualTo("sk-canary");
    assertThat(desk.keys.get("GOOGLE_PLACES_KEY").reveal()).isEqualTo("from-input");

    Run.Result wrong =
        run().of("write", "--plan", out.toString(), "--dir", "d", "--key", "LLM_KEY=sk-canary");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("LLM_KEY").doesNotContain("canary");
  }

  @Test
  void keysAreShownMaskedSetRemovedAndChecked() throws IOException {
    Path key = Files.writeString(home.resolve("key"), "sk-a-canary-of-some-length\n");
    String set = "LLM_API_KEY=@" + key;
    Run.Result result = run().of("keys", "--dir", "d", "--set", set, "--json");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).doesNotContain("canary");
    for (JsonNode one : result.json().path("keys")) {
      assertThat(fields(one)).contains("name", "group", "set", "secret", "services", "check");
      assertThat(one.path("services")).isNotEmpty();
      assertThat(one.path("check").asText()).isEqualTo("skip");
    }
    assertThat(keyOf(result, "LLM_API_KEY").path("set").asBoolean()).isTrue();
    assertThat(keyOf(result, "LLM_API_KEY").path("shown").asText()).isEqualTo("****ngth");
    assertThat(desk.keys.get("LLM_API_KEY").reveal()).isEqualTo("sk-a-canary-of-some-length");

    Files.writeString(key, " \n");
    Run.Result blank = run().of("keys", "--dir", "d", "--set", set, "--json");
    assertThat(keyOf(blank, "LLM_API_KEY").path("set").asBoolean()).as("blank keeps").isTrue();

    desk.verdicts =
        java.util.Map.of(
            "LLM_API_KEY",
            new KeyVerdict(KeyVerdict.Kind.SILENT, "llm.example.org", 0, 5000),
            "MAX_BODY",
            KeyVerdict.NONE);
    Run.Result silent = run().of("keys", "--dir", "d", "--check", "--json");
    assertThat(silent.exit()).as("not checked is not wrong").isZero();
    assertThat(keyOf(silent, "LLM_API_KEY").path("check").asText()).isEqualTo("unknown");
    assertThat(run().of("keys", "--dir", "d", "--check").out())
        .contains("That does not mean that it is", "wrong.")
        .doesNotContain("canary");
    desk.verdicts =
        java.util.Map.of(
            "LLM_API_KEY", new KeyVerdict(KeyVerdict.Kind.WRONG, "llm.example.org", 401, 90));
    assertThat(run().of("keys", "--dir", "d", "--check").exit()).isEqualTo(1);

    Run.Result gone = run().of("keys", "--dir", "d", "--unset", "LLM_API_KEY", "--json");
    assertThat(keyOf(gone, "LLM_API_KEY").path("set").asBoolean(true)).isFalse();
    assertThat(run().of("keys", "--dir", "d", "--check").exit()).as("required").isEqualTo(1);
    assertThat(run().of("keys", "--dir", "d", "--unset", "LLM_KEY").exit()).isEqualTo(2);
    assertThat(run().of("keys", "--dir", "d", "--set", "LLM_API_KEY=sk-canary").err())
        .contains("LLM_API_KEY=@FILE or --set LLM_API_KEY=-")
        .doesNotContain("canary");
  }

  @Test
  void channelsSayWhatIsMissingBeforeAnythingIsPulled() throws IOException {
    Path out = home.resolve("plan.yaml");
    assertThat(run().of("plan", "--machine", machine.toString(), "--out", out.toString()).exit())
        .isZero();

    Run.Result whole = run().of("channels", "--plan", out.toString(), "--json");
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(fields(whole.json()))
        .contains("channels", "missing", "downloadMiB", "localMiB", "unpackedMiB", "diskFreeMiB");
    assertThat(whole.json().path("missing")).isEmpty();
    assertThat(whole.json().path("downloadMiB").asLong()).isPositive();
    JsonNode channel = whole.json().path("channels").get(0);
    assertThat(fields(channel))
        .contains("name", "kind", "has", "of", "missing", "newestDays", "oldestDays", "mixedAges")
        .contains("images", "downloadMiB", "localMiB");
    assertThat(channel.path("name").asText()).isEqualTo("unstable");
    assertThat(channel.path("mixedAges").asBoolean()).isTrue();
    assertThat(fields(channel.path("images").get(0)))
        .contains("service", "image", "tag", "created", "days", "platforms", "digest", "bytes");

    desk.lacking = List.of("orchestrator");
    Path mended = home.resolve("mended.yaml");
    Run.Result lacking =
        run().of("channels", "--plan", out.toString(), "--json", "--out", mended.toString());
    assertThat(lacking.exit()).isEqualTo(1);
    assertThat(lacking.json().path("missing").get(0).asText()).isEqualTo("orchestrator");
    assertThat(PlanFile.read(mended).services())
        .filteredOn(service -> !service.tag().isEmpty())
        .extracting(DeploymentPlan.PlannedService::name)
        .containsExactly("orchestrator");
    assertThat(run().of("channels", "--plan", out.toString()).out())
        .contains("Missing: orchestrator. It has other instead.", "Mixed ages");
    assertThat(
            run().of("channels", "--json", "--tags", "--as-of", "2026-05-12").json().path("tags"))
        .isNotEmpty();
  }

  @Test
  void aLockedFolderAsksForALockUnlessOneIsNamed() throws IOException {
    Path out = home.resolve("plan.yaml");
    run().of("plan", "--machine", machine.toString(), "--out", out.toString());
    Path folder = home.resolve("d");

    assertThat(
            run()
                .of("write", "--plan", out.toString(), "--dir", folder.toString(), "--locked")
                .exit())
        .isZero();
    assertThat(desk.lock).isPresent();

    Path lock = Files.writeString(home.resolve("lock.yaml"), "format: 9\nservices: {}\n");
    Run.Result wrong =
        run().of("write", "--plan", out.toString(), "--dir", "d", "--lock", lock.toString());
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("lock.yaml", "knows 1");
  }

  private static JsonNode keyOf(Run.Result result, String name) {
    for (JsonNode one : result.json().path("keys")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no key " + name);
  }

  @Test
  void streamsEndInDone() {
    for (String command : List.of("pull", "up", "down", "update", "rollback", "remove")) {
      Run.Result result = run().of(command, "--json", "--yes", "--dir", "d");
      JsonNode last = result.jsonLines().getLast();
      assertThat(result.exit()).isZero();
      assertThat(last.path("event").asText()).isEqualTo("done");
      assertThat(last.path("ok").asBoolean()).isTrue();
      assertThat(fields(last.path("services").get(0)))
          .containsExactly("name", "state", "health", "reason");
      assertThat(result.jsonLines())
          .filteredOn(line -> line.path("event").asText().equals("done"))
          .hasSize(1);
    }
    JsonNode tried = run().of("try", "--json", "--yes").jsonLines().getLast();
    assertThat(tried.path("event").asText()).isEqualTo("done");
  }

  @Test
  void statusSmokeAndLogs() {
    JsonNode status = run().of("status", "--json", "--dir", "d").json();
    assertThat(fields(status)).containsExactly("services", "drift", "gpus");
    assertThat(fields(status.path("services").get(0)))
        .contains("name", "container", "state", "health", "placement", "gpuMiB", "estimateMiB")
        .contains("restarts");

    JsonNode smoke = run().of("smoke", "--json", "--dir", "d").json();
    assertThat(fields(smoke)).containsExactly("ok", "renderings", "missing");
    assertThat(fields(smoke.path("renderings").get(0))).contains("handler", "type", "seconds");

    Run.Result logs = run().of("logs", "--json", "--dir", "d", "orchestrator");
    assertThat(fields(logs.jsonLines().getFirst()))
        .containsExactly("service", "container", "stream", "time", "line");
    assertThat(logs.err()).contains("1 lines received, 0 dropped");
    assertThat(run().of("logs", "--dir", "d", "--grep", "nothing").out()).isEmpty();
    assertThat(run().of("logs", "--dir", "d", "--grep", "list").out())
        .endsWith(" orchestrator: listening\n");
  }

  @Test
  void aStatusThatIsWatchedTellsHowFiguresWent() {
    desk.server.memoryMiB = 700;

    JsonNode status = run().of("status", "--json", "--dir", "d", "--for", "1").json();
    assertThat(status.path("courses")).hasSize(1);
    assertThat(status.path("courses").get(0).toString())
        .isEqualTo(
            """
            {"figure":"memory","unit":"MiB","least":700.0,"most":700.0,"last":700.0}\
            """);
    assertThat(run().of("status", "--dir", "d", "--for", "1").out())
        .contains("Memory: between 700 MiB and 700 MiB in the last second, now 700 MiB");
    assertThat(run().of("status", "--dir", "d", "--for", "601").exit()).isEqualTo(2);
  }

  @Test
  void whatIsNotAsItShouldBeIsStatusOne() {
    desk.server.ok = false;
    desk.server.state = "exited";

    assertThat(run().of("up", "--dir", "d").exit()).isEqualTo(1);
    assertThat(run().of("smoke", "--dir", "d").exit()).isEqualTo(1);
    assertThat(run().of("status", "--dir", "d").exit()).isEqualTo(1);
    assertThat(run().of("try", "--yes").exit()).isEqualTo(1);
  }
}
