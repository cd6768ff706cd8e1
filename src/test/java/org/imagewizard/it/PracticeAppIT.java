package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user runs it, on the real engine: try, look, read, test, stop, remove. */
class PracticeAppIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theWholeRoad() throws IOException {
    EngineEnvironment.require();
    App app = new App(folder, Map.of());
    String dir = folder.resolve("practice").toString();

    App.Result tried = app.run("try", "--yes", "--dir", dir);
    try {
      assertThat(tried.exit()).as(tried.out() + tried.err()).isZero();
      assertThat(tried.out()).contains("41 of 41 services ready", "http://127.0.0.1:", dir);

      JsonNode status = JSON.readTree(app.run("status", "--json", "--dir", dir).out());
      assertThat(status.path("services").findValuesAsText("name")).contains("orchestrator");
      assertThat(status.path("services").findValuesAsText("state")).containsOnly("running");

      App.Result logs = app.run("--json", "logs", "--dir", dir, "orchestrator");
      assertThat(logs.exit()).as(logs.err()).isZero();
      JsonNode line = JSON.readTree(logs.lines().getFirst());
      assertThat(line.path("service").asText()).isEqualTo("orchestrator");
      assertThat(line.path("line").asText()).isNotEmpty();

      App.Result smoke = app.run("smoke", "--dir", dir, "--json");
      assertThat(smoke.exit()).as(smoke.out() + smoke.err()).isZero();
      assertThat(JSON.readTree(smoke.out()).path("renderings").size()).isPositive();

      assertThat(app.run("down", "--dir", dir).exit()).isZero();
      App.Result stopped = app.run("smoke", "--dir", dir, "--json");
      assertThat(stopped.exit()).as("nothing runs, so nothing works").isEqualTo(1);
      assertThat(JSON.readTree(stopped.out()).path("ok").asBoolean()).isFalse();
    } finally {
      App.Result removed = app.run("remove", "--yes", "--data", "--dir", dir);
      assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    }
  }
}
