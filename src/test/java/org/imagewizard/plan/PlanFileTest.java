package org.imagewizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
  private static final String LEAST = "format: 1\nname: bench\nservices:\n  - name: voice\n";

  @TempDir Path temp;

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      DeploymentPlan plan = random(random);
      String text = PlanFile.write(plan);
      assertThat(PlanFile.read(text, "plan.yaml")).isEqualTo(plan);
      assertThat(PlanFile.write(plan)).isEqualTo(text);
    }
  }

  @Test
  void aShortPlanTakesTheUsualSettings() {
    DeploymentPlan plan = PlanFile.read(LEAST + "    place: gpu:1\n", "plan.yaml");

    assertThat(plan.port()).isEqualTo(8080);
    assertThat(plan.channel()).isEqualTo("unstable");
    assertThat(plan.networkName()).isEqualTo("image");
    assertThat(plan.running()).containsExactly(new PlannedService("voice", Place.gpu(1), 1, ""));
  }

  @Test
  void readsOffWithAndWithoutQuotes() {
    for (String off : List.of("off", "'off'", "\"off\"")) {
      DeploymentPlan plan = PlanFile.read(LEAST + "    place: " + off + "\n", "plan.yaml");
      assertThat(plan.services().getFirst().place()).isEqualTo(Place.OFF);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place: moon | line 5, column 12 | off, cpu or gpu:N",
        "place: cpu\\n    replica: 2 | line 6, column 5 | Did you mean replicas?",
        "place: cpu\\n    replicas: many | line 6, column 15 | whole number",
        "place: cpu\\n    replicas: 17 | line 6, column 15 | from 1 to 16",
        "place: cpu\\n    tag: -x | line 6, column 10 | image tag",
        "replicas: 1 | line 4, column 5 | \"place\" is missing",
        "place: cpu\\n  - {name: voice, place: off} | line 6, column 5 | twice",
        "place: cpu\\nport: 0 | line 6, column 7 | from 1 to 65535",
        "place: cpu\\nport: 80.5 | line 6, column 7 | whole number",
        "place: cpu\\nnetwork: locale | line 6, column 10 | Did you mean local",
        "place: cpu\\nregistry: https://r.example | line 6, column 11 | without https://",
        "place: cpu\\nchannel: a b | line 6, column 10 | image tag",
        "place: cpu\\nsource: here/there | line 6, column 9 | whole path",
        "place: cpu\\nsite: {domain: https://x} | line 6, column 16 | host name",
        "place: cpu\\nsite: {domain: 127.0.0.1} | line 6, column 16 | host name",
        "place: cpu\\nsite: {path: /x/} | line 6, column 14 | begin with a slash",
        "place: cpu\\nsite: {email: a`b@x.org} | line 6, column 15 | e-mail",
        "place: cpu\\nsite: {key: here.pem} | line 6, column 13 | whole path",
        "place: cpu\\nsite: {trafik: own} | line 6, column 8 | Did you mean traefik?",
        "place: cpu\\nguard: maybe | line 6, column 8 | true or false",
        "place: cpu\\nchanel: latest | line 6, column 1 | Did you mean channel?",
        "place: cpu\\ngpuUuids: {a: b} | line 6, column 15 | card's number",
      })
  void saysWhatIsWrongAndWhere(String end, String where, String what) {
    String text = LEAST + "    " + end.replace("\\n", "\n") + "\n";

    Problem problem = problemOf(text);

    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.summary()).startsWith("plan.yaml, " + where + ": ").contains(what);
  }

  @Test
  void aFutureFormatIsNamedBeforeItsUnknownKeys() {
    assertThat(problemOf("format: 2\nname: x\nhosts: [a]\n").summary())
        .startsWith("plan.yaml, line 1, column 1: format: 2 was written by a newer wizard");
  }

  @Test
  void aBadNameOrNoServicesIsRefused() {
    assertThat(problemOf("format: 1\nname: Big Server\nservices: []\n").summary())
        .contains("line 2, column 7", "lower-case");
    assertThat(problemOf("format: 1\nname: x\n").summary()).contains("\"services\" is missing");
    assertThat(problemOf("- a\n").summary()).contains("must be a mapping");
  }

  @Test
  void aMissingFileIsOneSentence() {
    assertThatThrownBy(() -> PlanFile.read(temp.resolve("plan.yaml")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no file");
  }

  /** Editors check plans by the schema, so it has to know exactly the keys that are written. */
  @Test
  void theSchemaKnowsEveryKey() throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Files.readString(Path.of("docs/schema/plan.schema.json")));
    DeploymentPlan plan = random(new Random(1));
    List<String> known = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(known::add);

    assertThat(Fields.of(YamlReader.read(PlanFile.write(plan), "p"), Phrase.plain("a plan")).keys())
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private static Problem problemOf(String text) {
    try {
      PlanFile.read(text, "plan.yaml");
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("was read: " + text);
  }

  private static DeploymentPlan random(Random random) {
    List<PlannedService> services = new ArrayList<>();
    for (int i = 0; i < random.nextInt(6); i++) {
      Place place =
          List.of(Place.OFF, Place.CPU, Place.gpu(random.nextInt(9))).get(random.nextInt(3));
      String tag = pick(random, "", "1e3", "on", "2025-10-29T14.05", "0x1F");
      services.add(new PlannedService("s" + i, place, 1 + random.nextInt(16), tag));
    }
    Map<Integer, String> uuids = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      uuids.put(random.nextInt(12), "GPU-" + random.nextInt(1000));
    }
    return new DeploymentPlan(
        1,
        pick(random, "lab-server", "no", "0x1", "1e3", "123"),
        pick(random, "bundled", "/srv/a b: #c", "/é/'x'"),
        pick(random, "unstable", "latest", "1.0", "off", "0o17"),
        pick(random, "", "127.0.0.1:5001", "r.example.org/a/b-c"),
        LanguageModel.values()[random.nextInt(3)],
        services,
        random.nextBoolean() ? List.of() : List.of("yes", "photo-audio"),
        uuids,
        random.nextBoolean() ? List.of() : List.of("llm"),
        1 + random.nextInt(65535),
        DeploymentPlan.Reach.values()[random.nextInt(3)],
        DeploymentPlan.Restart.values()[random.nextInt(2)],
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        16 + random.nextInt(9000),
        1 + random.nextInt(500),
        1 + random.nextInt(9),
        random.nextBoolean(),
        pick(random, "image", "image-x", "on"),
        Site.NONE
            .withDomain(pick(random, "image.example.org", "lab1"))
            .withPath(pick(random, "", "/image", "/a/b"))
            .withTraefik(Site.Traefik.values()[random.nextInt(2)])
            .withEmail(pick(random, "", "ada@example.org"))
            .withFiles(pick(random, "", "/etc/ssl/a b.pem"), pick(random, "", "/é.key"))
            .withResolver(pick(random, "", "myresolver", "no"))
            .withHttpsPort(1 + random.nextInt(65535)),
        java.util.Optional.empty());
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
