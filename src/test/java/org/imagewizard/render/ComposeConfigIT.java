package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.Place;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real Compose makes of our files, beside what it makes of the source's. */
class ComposeConfigIT {
  /** A service's keys that the plan decides. */
  private static final List<String> DECIDED =
      List.of("image", "ports", "logging", "profiles", "deploy", "restart");

  @TempDir Path temp;
  private Path checkout;
  private Path folder;
  private String warnings = "";

  @BeforeEach
  void aCheckout() throws IOException {
    EngineEnvironment.require();
    checkout = Files.createDirectories(temp.resolve("checkout"));
    folder = temp.resolve("bench");
    Files.createDirectories(checkout.resolve("config"));
    Files.writeString(checkout.resolve(Sample.FILE), Sample.COMPOSE);
    Files.writeString(checkout.resolve("config/web.env"), "MAX_BODY = 10mb # enough\n");
    Files.writeString(checkout.resolve("config/llm.env"), "LLM_URL=https://models.example/v1\n");
    Files.writeString(
        checkout.resolve(".env"),
        """
        COMPOSE_PROFILES = all
        REGISTRY_TAG = unstable
        DOCKER_GID = 998
        PII_LOGGING_ENABLED = false
        SAMPLE_NOTE = "it's # noted\"
        """);
  }

  @Test
  void allServicesUnchangedMeanTheSameAsTheSource() throws Exception {
    write(Sample.everything(), Map.of());

    JsonNode source = config(checkout);
    JsonNode ours = config(folder);

    assertThat(names(ours.get("services"))).isEqualTo(names(source.get("services")));
    for (String name : names(source.get("services"))) {
      assertThat(undecided(ours.get("services").get(name)))
          .as(name)
          .isEqualTo(undecided(source.get("services").get(name)));
    }
    assertThat(ours.get("networks")).isEqualTo(source.get("networks"));
    assertThat(names(ours.get("volumes"))).isEqualTo(names(source.get("volumes")));
    assertThat(ours.get("x-gpu")).isEqualTo(source.get("x-gpu"));
  }

  @Test
  void whatThePlanDecidesIsWhatComposeReads() throws Exception {
    write(Sample.everything(), Map.of());

    JsonNode services = config(folder).get("services");

    assertThat(services.at("/voice/deploy/resources/reservations/devices"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"capabilities": ["gpu", "compute", "utility"], "driver": "nvidia",
                      "device_ids": ["GPU-12345678-aaaa"]}]
                    """));
    assertThat(services.at("/words/deploy/replicas").asInt()).isEqualTo(2);
    assertThat(services.at("/orchestrator/ports/0/host_ip").asText()).isEqualTo("127.0.0.1");
    assertThat(services.at("/orchestrator/ports/0/published").asText()).isEqualTo("8080");
    assertThat(services.at("/memcached/logging/options/max-size").asText()).isEqualTo("100m");
    assertThat(config(folder).get("name").asText()).isEqualTo("image-bench");
  }

  @Test
  void theGuardIsReadByCompose() throws Exception {
    String text = PlanFile.write(Sample.everything()).replace("guard: false", "guard: true");
    write(PlanFile.read(text, "plan.yaml"), Map.of());

    JsonNode services = config(folder).get("services");

    assertThat(services.at("/docker-guard/volumes/1/source").asText())
        .isEqualTo(folder.resolve("proxy/guard.conf").toString());
    assertThat(names(services.at("/orchestrator/networks"))).contains("docker-guard", "default");
  }

  @Test
  void everyKeyArrivesAsItWasGiven() throws Exception {
    List<String> nasty =
        List.of(
            "plain-1.2_3",
            "with space ",
            "$HOME ${REGISTRY_TAG} $$ $",
            "a#b #c",
            "it's",
            "say \"so\"",
            "both ' and \" and $X",
            "back\\slash \\n \\t",
            "ends in \\",
            "\\'",
            "\\0134'",
            "é 日本 😀",
            "${X:-y}'",
            "tab\there",
            "!`cmd` & | ; * = :");
    Map<String, Secret> keys = new LinkedHashMap<>();
    StringBuilder sample = new StringBuilder();
    for (int i = 0; i < nasty.size(); i++) {
      keys.put("NASTY_" + i, new Secret(nasty.get(i)));
      sample.append("NASTY_").append(i).append("=\n");
    }
    Files.writeString(checkout.resolve("config/llm.env"), sample);

    write(Sample.plan(Sample.on("words")), keys);

    JsonNode environment = config(folder).at("/services/words/environment");
    List<String> read = new ArrayList<>();
    for (int i = 0; i < nasty.size(); i++) {
      // "config" doubles every dollar sign, so that its output can be read as a file again.
      read.add(environment.get("NASTY_" + i).asText().replace("$$", "$"));
    }
    assertThat(read).isEqualTo(nasty);
    assertThat(new FolderWriter().existingKeys(folder)).isEqualTo(keys);
  }

  @Test
  void aSelectionStandsOnItsOwn() throws Exception {
    write(Sample.plan(new PlannedService("streets", Sample.on("x").place(), 1, "")), Map.of());

    JsonNode ours = config(folder);

    assertThat(names(ours.get("services"))).containsExactly("streets");
    assertThat(ours.at("/services/streets/depends_on").isMissingNode()).isTrue();
    assertThat(names(ours.get("networks"))).containsExactly("default");
    assertThat(ours.get("volumes")).isNull();
  }

  @Test
  void theWholeBundledServerIsReadWithoutAWarning() throws Exception {
    Catalog catalog = new CatalogLoader().bundled();
    List<PlannedService> all = new ArrayList<>();
    for (Service service : catalog.services()) {
      Place place = service.gpu().capable() ? Place.gpu(1) : Place.CPU;
      all.add(new PlannedService(service.name(), place, service.replicas(), ""));
    }

    List<RenderedFile> files =
        new Renderer()
            .render(
                Sample.plan(all.toArray(PlannedService[]::new)), catalog, Sample.SOCKET, Map.of());
    new FolderWriter().write(folder, files);

    assertThat(names(config(folder).get("services"))).hasSize(41);
    assertThat(warnings).isEmpty();
    assertThat(files.stream().map(RenderedFile::path))
        .contains("config/llm.env", "config/maps.env", "config/express-common.env");
  }

  @Test
  void everyGoldenFolderIsReadWithoutAWarning() throws Exception {
    for (var golden : GoldenFolders.all().entrySet()) {
      Path written = temp.resolve(golden.getKey());
      new FolderWriter().write(written, golden.getValue());

      assertThat(names(config(written).get("services"))).as(golden.getKey()).isNotEmpty();
      assertThat(warnings).as(golden.getKey()).isEmpty();
    }
  }

  private void write(DeploymentPlan plan, Map<String, Secret> keys) {
    List<RenderedFile> files =
        new Renderer().render(plan, Sample.catalog(Optional.of(checkout)), Sample.SOCKET, keys);
    new FolderWriter().write(folder, files);
  }

  private static JsonNode undecided(JsonNode service) {
    ObjectNode copy = service.deepCopy();
    copy.remove(DECIDED);
    return copy;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode config(Path folder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("config", ".json");
    Path err = Files.createTempFile("config", ".err");
    ProcessBuilder builder =
        new ProcessBuilder("docker", "compose", "config", "--format", "json")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    List.of("REGISTRY_TAG", "DOCKER_GID", "COMPOSE_PROFILES", "COMPOSE_FILE")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(err)).isZero();
      warnings = Files.readString(err);
      return new ObjectMapper().readTree(Files.readString(out));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
