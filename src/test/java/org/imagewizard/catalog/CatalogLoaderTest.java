package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Service.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of every shape: folders with layers, single files, old revisions, other people's. */
class CatalogLoaderTest {
  @TempDir Path folder;
  private final CatalogLoader loader = new CatalogLoader(Map.of());

  @BeforeEach
  void aSmallServer() throws IOException {
    write(
        "docker-compose.yml",
        """
        x-defaults: &defaults
          restart: "no"
          profiles: [default]
        services:
          orchestrator:
            <<: *defaults
            image: registry.example/orchestrator:${REGISTRY_TAG}
            env_file: ./config/express-common.env
          espnet-tts:
            <<: *defaults
            image: registry.example/tts:${REGISTRY_TAG}
          supercollider:
            image: registry.example/sc:${REGISTRY_TAG}
            deploy: {replicas: 2}
          high-charts-handler:
            <<: *defaults
            image: registry.example/charts:${REGISTRY_TAG}
            labels: {ca.mcgill.a11y.image.handler: enable}
          autour-handler:
            image: registry.example/autour:1
            labels: [ca.mcgill.a11y.image.handler=enable]
          lab-detector:
            image: lab.example/detector:2
            labels:
              ca.mcgill.a11y.image.preprocessor: 3
              ca.mcgill.a11y.image.required_dependencies: "espnet-tts, not-here"
            runtime: nvidia
          lab-handler:
            image: lab.example/handler:2
            labels:
              - ca.mcgill.a11y.image.handler=enable
              - ca.mcgill.a11y.image.required_dependencies=lab-detector
            depends_on: [orchestrator]
        """);
  }

  @Test
  void knowsWhatItKnowsAndReadsLabelsForTheRest() {
    Catalog catalog = loader.from(folder);
    assertThat(catalog.source()).isEqualTo(folder.toString());
    Service detector = catalog.service("lab-detector").orElseThrow();
    assertThat(detector.known()).isFalse();
    assertThat(detector.kind()).isEqualTo(Kind.PREPROCESSOR);
    assertThat(detector.stage()).isEqualTo(3);
    assertThat(detector.requires()).containsExactly("espnet-tts", "not-here");
    assertThat(detector.needs()).containsExactly(List.of("espnet-tts"));
    assertThat(detector.gpu().capable()).isTrue();
    assertThat(detector.gpu().cpuCapable()).isFalse();
    assertThat(detector.estimate()).isEqualTo(Estimate.unknown());
    assertThat(catalog.service("lab-handler").orElseThrow().needs())
        .containsExactly(List.of("lab-detector"), List.of("orchestrator"));
    assertThat(catalog.capability("lab-handler").orElseThrow().value()).isEqualTo(1);
    assertThat(catalog.service("espnet-tts").orElseThrow().estimate().vramMiB()).isPositive();
    assertThat(catalog.service("orchestrator").orElseThrow().base()).isTrue();
    assertThat(catalog.notices())
        .anyMatch(n -> n.in(Locale.ENGLISH).contains("lab-detector, lab-handler"));
  }

  @Test
  void whatItLacksIsNotOffered() {
    Catalog catalog = loader.from(folder);
    assertThat(catalog.capability("charts-as-sound")).isPresent();
    // autour-handler is there, the preprocessor that it needs is not.
    assertThat(catalog.capability("places-as-sound")).isEmpty();
    assertThat(catalog.service("autour-handler").orElseThrow().needs())
        .containsExactly(List.of("espnet-tts"), List.of("supercollider"));
    assertThat(catalog.capability("photos-as-sound")).isEmpty();
    assertThat(catalog.conflicts()).isEmpty();
    assertThat(catalog.keyGroups()).extracting(KeyGroup::id).containsExactly("express");
    assertThat(catalog.notices()).anyMatch(n -> n.in(Locale.ENGLISH).contains("Places nearby"));
    assertThat(catalog.notices())
        .extracting(notice -> notice.in(Locale.FRENCH))
        .anyMatch(said -> said.startsWith("Il manque à cette source des services pour\u00a0: "))
        .noneMatch(said -> said.contains("Places nearby"));
  }

  @Test
  void servicesWithoutProfilesHaveNone() {
    Catalog catalog = loader.from(folder);
    assertThat(catalog.service("supercollider").orElseThrow().profiles()).isEmpty();
    assertThat(catalog.service("espnet-tts").orElseThrow().profiles()).containsExactly("default");
    assertThat(catalog.service("supercollider").orElseThrow().replicas()).isEqualTo(2);
  }

  @Test
  void nothingIsInterpolatedAndMergeKeysAreResolved() {
    ComposeStack stack = loader.from(folder).stack();
    assertThat(stack.services().get("orchestrator"))
        .containsEntry("image", "registry.example/orchestrator:${REGISTRY_TAG}")
        .containsEntry("restart", "no")
        .doesNotContainKey("<<");
    assertThat(stack.rest()).containsKey("x-defaults");
    assertThat(stack.folder()).contains(folder);
  }

  @Test
  void layersFollowTheEnvFileInEachOfItsForms() throws IOException {
    write("lab.yml", "services: {motd-handler: {image: m, profiles: [lab]}}");
    write(".env", "COMPOSE_PROFILES = lab, default\nCOMPOSE_FILE = docker-compose.yml:lab.yml\n");
    Catalog catalog = loader.from(folder);
    assertThat(catalog.service("motd-handler")).isPresent();
    assertThat(catalog.stack().profiles()).containsExactly("lab", "default");
    assertThat(catalog.stack().variables()).containsKey("COMPOSE_FILE");

    write("other.env", "COMPOSE_FILE=docker-compose.yml;docker-compose.override.yml\n");
    Catalog other = loader.from(folder, Optional.of(folder.resolve("other.env")));
    assertThat(other.service("motd-handler")).isEmpty();
    assertThat(other.stack().profiles()).isEmpty();
    assertThat(other.notices())
        .anyMatch(n -> n.in(Locale.ENGLISH).contains("docker-compose.override.yml"));
  }

  @Test
  void theProcessEnvironmentWins() throws IOException {
    write("lab.yml", "services: {motd-handler: {image: m}}");
    write(".env", "COMPOSE_PROFILES=default\n");
    Map<String, String> process =
        Map.of("COMPOSE_FILE", "lab.yml", "COMPOSE_PROFILES", "mine", "HOME", "/nowhere");
    Catalog catalog = new CatalogLoader(process).from(folder);
    assertThat(catalog.services()).extracting(Service::name).containsExactly("motd-handler");
    assertThat(catalog.stack().profiles()).containsExactly("mine");
    assertThat(catalog.stack().variables()).containsOnlyKeys("COMPOSE_PROFILES");
  }

  @Test
  void anOverrideIsTakenUnlessOneFileIsNamed() throws IOException {
    write("docker-compose.override.yml", "services: {espnet-tts: {image: mine}}");
    assertThat(loader.from(folder).service("espnet-tts").orElseThrow().image()).isEqualTo("mine");
    Path file = folder.resolve("docker-compose.yml");
    assertThat(loader.from(file).service("espnet-tts").orElseThrow().image()).contains("example");
    assertThat(loader.load(file.toString()).source()).isEqualTo(file.toString());
  }

  @Test
  void anEmptyOverrideIsLeftOut() throws IOException {
    write("docker-compose.override.yml", "");
    Catalog catalog = loader.from(folder);
    assertThat(catalog.services()).hasSize(7);
    assertThat(catalog.notices()).anyMatch(n -> n.in(Locale.ENGLISH).contains("is empty"));
  }

  @Test
  void aServiceCanExtendAnotherOne() throws IOException {
    Files.createDirectory(folder.resolve("base"));
    write(
        "base/common.yml",
        """
        services:
          root: {image: r, environment: [A=1, B=1], env_file: [./r.env], volumes: ['./v:/v', 'n:/n']}
          node: {extends: root, environment: [B=2]}
        """);
    write(
        "compose.yaml",
        """
        services:
          one: {extends: {file: base/common.yml, service: node}, environment: {C: 3}}
          two: {extends: {service: one}, image: t}
        """);
    Catalog catalog = loader.from(folder);
    assertThat(catalog.stack().services().get("two"))
        .containsEntry("image", "t")
        .containsEntry("environment", Map.of("A", "1", "B", "2", "C", 3L))
        .containsEntry("volumes", List.of("./base/v:/v", "n:/n"))
        .doesNotContainKey("extends");
    assertThat(catalog.service("two").orElseThrow().envFiles()).containsExactly("base/r.env");
  }

  @Test
  void theFirstRevisionsAreUnderstood() throws IOException {
    write(
        "compose.yaml",
        """
        version: "3"
        services:
            orchestrator:
                build: ./orchestrator
                image: orchestrator:latest
            grouping:
                image: grouping:latest
                labels:
                    ca.mcgill.cim.bach.atp.preprocessor: 2
            simple-handler:
                build: {context: ./simple}
                labels:
                    - ca.mcgill.cim.bach.atp.handler=enable
        """);
    Catalog catalog = loader.from(folder);
    assertThat(catalog.service("grouping").orElseThrow().stage()).isEqualTo(2);
    assertThat(catalog.service("simple-handler").orElseThrow().kind()).isEqualTo(Kind.HANDLER);
    assertThat(catalog.service("simple-handler").orElseThrow().image()).isEmpty();
    assertThat(catalog.capabilities()).extracting(Capability::id).containsExactly("simple-handler");
  }

  @Test
  void olderKeyFilesAreAskedForByTheirOlderNames() throws IOException {
    write(
        "compose.yaml",
        "services: {graphic-caption: {image: g, env_file: {}}}".replace("{}", "config/ollama.env"));
    KeyGroup group = loader.from(folder).keyGroups().getFirst();
    assertThat(group.id()).isEqualTo("llm");
    assertThat(group.variables())
        .extracting(KeyGroup.Variable::name)
        .containsExactly("OLLAMA_URL", "OLLAMA_API_KEY", "OLLAMA_MODEL");
  }

  @Test
  void envFilesComeInEveryForm() throws IOException {
    write(
        "compose.yaml",
        """
        services:
          a: {image: a, env_file: [one.env, {path: ./two.env, required: false}]}
          b: {image: b, env_file: config/three.env}
        """);
    Catalog catalog = loader.from(folder);
    assertThat(catalog.service("a").orElseThrow().envFiles()).containsExactly("one.env", "two.env");
    assertThat(catalog.service("b").orElseThrow().envFiles()).containsExactly("config/three.env");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
