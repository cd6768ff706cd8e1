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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that come from elsewhere: set up by hand, or in an archive of another computer. */
class ElsewhereTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();

  private Run run() {
    return new Run(desk, home);
  }

  @Test
  void aFolderSetUpByHandIsImported() throws IOException {
    Path folder = HandMadeFolder.in(home);
    Path out = home.resolve("plan.yaml");
    desk.lacking = List.of("orchestrator");

    Run.Result result =
        run().of("import", "--from", folder.toString(), "--out", out.toString(), "--json");

    assertThat(result.exit()).as(result.err()).isEqualTo(1);
    JsonNode json = result.json();
    assertThat(fields(json))
        .contains("source", "files", "profiles", "name", "channel", "network", "port")
        .contains("piiLogging", "storeImageData", "cacheMiB", "services", "keys", "remarks")
        .contains("notices", "conflict");
    assertThat(fields(json.path("remarks").get(0)))
        .containsExactly("id", "wrong", "services", "file", "line", "summary", "advice");
    assertThat(json.path("remarks").findValuesAsText("id"))
        .containsExactly("group-blank", "tag-missing");
    assertThat(json.path("keys").get(1).path("name").asText()).isEqualTo("LLM_API_KEY");
    assertThat(json.path("keys").get(1).path("set").asBoolean()).isTrue();
    assertThat(result.out()).doesNotContain(HandMadeFolder.KEY);
    DeploymentPlan plan = PlanFile.read(out);
    assertThat(plan.channel()).isEqualTo("latest");
    assertThat(plan.source()).isEqualTo(folder.toString());
    assertThat(plan.running()).hasSize(2);

    desk.lacking = List.of();
    Files.writeString(folder.resolve(".env"), HandMadeFolder.ENV + "DOCKER_GID=998\n");
    assertThat(run().of("import", "--from", folder.toString()).exit()).isZero();
    assertThat(run().of("import", "--from", home + "/nowhere").exit()).isEqualTo(2);
  }

  @Test
  void anArchiveIsMadeAndTaken() {
    Run.Result made = run().of("bundle", "--dir", "d", "--out", "o", "--with-keys", "--json");
    assertThat(made.exit()).isZero();
    assertThat(made.jsonLines().getLast().path("event").asText()).isEqualTo("done");
    assertThat(desk.server.calls).contains("bundle o with keys");
    assertThat(run().of("bundle", "--dir", "d", "--out", "o").out()).contains("Keys are not in it");

    Run.Result taken = run().of("unbundle", "--from", "o", "--dir", home + "/d", "--json");
    assertThat(taken.jsonLines().getLast().path("ok").asBoolean()).isTrue();
    assertThat(desk.written).containsExactly(home.resolve("d"));
    assertThat(run().of("unbundle", "--from", "o").exit()).isEqualTo(2);
    assertThat(run().of("bundle", "--dir", "d").exit()).isEqualTo(2);
  }

  @Test
  void aCloneIsASource() {
    String folder = home.resolve("clone").toString();
    Run.Result result = run().of("source", "--dir", folder, "--ref", "mine", "--json");

    assertThat(result.exit()).isZero();
    assertThat(result.jsonLines().getLast().path("event").asText()).isEqualTo("done");
    assertThat(result.out()).contains("It is at commit 1234", "Changed by you, and kept: mine");
    assertThat(run().of("source", "--dir", folder).out()).contains("plan --from", "IMAGE-server");
    assertThat(run().of("source").exit()).isEqualTo(2);
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
