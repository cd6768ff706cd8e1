package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.Test;

class RendererTest {
  @Test
  void samePlanSameBytes() {
    assertThat(contents(files(Sample.everything())))
        .isEqualTo(contents(files(Sample.everything())));
  }

  @Test
  void theFolderHoldsWhatTheServicesRead() {
    assertThat(files(Sample.everything()))
        .extracting(RenderedFile::path, RenderedFile::mode)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("compose.yaml", "0644"),
            org.assertj.core.groups.Tuple.tuple(".env", "0644"),
            org.assertj.core.groups.Tuple.tuple("config/llm.env", "0600"),
            org.assertj.core.groups.Tuple.tuple("config/maps.env", "0600"),
            org.assertj.core.groups.Tuple.tuple("config/web.env", "0600"),
            org.assertj.core.groups.Tuple.tuple("plan.yaml", "0644"));
    assertThat(files(Sample.plan(Sample.on("memcached"))))
        .extracting(RenderedFile::path)
        .containsExactly("compose.yaml", ".env", "plan.yaml");
  }

  @Test
  void composeVariablesStandWithoutSpaces() {
    assertThat(text(Sample.everything(), ".env"))
        .contains("\nDOCKER_GID=998\nREGISTRY_TAG=unstable\nPII_LOGGING_ENABLED=false\n")
        .contains("SAMPLE_NOTE=\"it's # noted\"")
        .doesNotContain("NOBODY", "COMPOSE_PROFILES");
  }

  @Test
  void keysGoToTheirFileAndNowhereElse() {
    List<RenderedFile> files =
        new Renderer()
            .render(
                Sample.everything(),
                Sample.catalog(Optional.empty()),
                Sample.SOCKET,
                Map.of("LLM_API_KEY", new Secret("canary-1")));

    assertThat(content(files, "config/llm.env"))
        .contains("\nLLM_API_KEY=canary-1\n", "\n# LLM_URL=\n");
    assertThat(content(files, "config/web.env")).contains("\nMAX_BODY=10mb\n");
    assertThat(files)
        .filteredOn(file -> file.content().contains("canary-1"))
        .extracting(RenderedFile::path)
        .containsExactly("config/llm.env");
    assertThat(files.toString()).doesNotContain("canary-1");
  }

  @Test
  void aKeyWithALineBreakIsRefused() {
    Map<String, Secret> keys = Map.of("LLM_API_KEY", new Secret("canary\nX"));
    assertThatThrownBy(
            () ->
                new Renderer()
                    .render(
                        Sample.everything(), Sample.catalog(Optional.empty()), Sample.SOCKET, keys))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("LLM_API_KEY")
        .hasMessageNotContaining("canary");
  }

  @Test
  void thePlanInTheFolderIsThePlan() {
    DeploymentPlan plan = Sample.everything();
    assertThat(PlanFile.read(text(plan, "plan.yaml"), "plan.yaml")).isEqualTo(plan);
  }

  @Test
  void onTheProcessorTheReservationGoesAndTheSwitchIsSet() {
    Map<?, ?> voice = service(Sample.plan(Sample.on("voice")), "voice");

    assertThat(voice.containsKey("deploy")).isFalse();
    assertThat(at(voice, "environment", "TORCH_DEVICE")).isEqualTo("cpu");
  }

  @Test
  void onACardWithoutUuidTheNumberIsReserved() {
    PlannedService voice = new PlannedService("voice", Place.gpu(3), 1, "");

    Object device =
        list(service(Sample.plan(voice), "voice"), "deploy", "resources", "reservations", "devices")
            .getFirst();

    assertThat(device)
        .isEqualTo(
            Map.of(
                "driver", "nvidia",
                "device_ids", List.of("3"),
                "capabilities", List.of("gpu", "compute", "utility")));
  }

  @Test
  void aServiceWithoutReservationGetsOne() {
    PlannedService words = new PlannedService("words", Place.gpu(0), 2, "");

    Map<?, ?> rendered = service(Sample.plan(words), "words");

    assertThat(list(rendered, "deploy", "resources", "reservations", "devices").getFirst())
        .isEqualTo(
            Map.of(
                "driver", "nvidia",
                "device_ids", List.of("GPU-12345678-aaaa"),
                "capabilities", List.of("gpu", "utility", "compute")));
    assertThat(at(rendered, "deploy", "replicas")).isEqualTo(2L);
  }

  @Test
  void replicasAndOwnTagAreTaken() {
    PlannedService words = new PlannedService("words", Place.CPU, 1, "1.2.3");

    Map<?, ?> rendered = service(Sample.plan(words), "words");

    assertThat(at(rendered, "deploy", "replicas")).isEqualTo(1L);
    assertThat(rendered.get("image")).isEqualTo("ghcr.io/example-lab/words:1.2.3");
  }

  @Test
  void whatIsOffIsNotWaitedFor() {
    Map<?, ?> streets = service(Sample.plan(Sample.on("streets"), Sample.on("words")), "streets");
    assertThat(streets.get("depends_on")).isEqualTo(List.of("words"));
    assertThat(streets.get("x-remark")).isEqualTo(Map.of("kept", List.of(1L, "two", 3.5)));

    Map<?, ?> gate = service(Sample.plan(Sample.on("gate")), "gate");
    assertThat(gate.containsKey("depends_on")).isFalse();
  }

  @Test
  void unusedNetworksAndVolumesGo() {
    Map<?, ?> all = compose(Sample.everything());
    assertThat(((Map<?, ?>) all.get("volumes")).keySet()).hasToString("[kept]");
    assertThat(((Map<?, ?>) all.get("networks")).keySet()).hasToString("[outside, default]");

    Map<?, ?> gate = compose(Sample.plan(Sample.on("gate")));
    assertThat(gate.containsKey("volumes")).isFalse();
    assertThat(((Map<?, ?>) gate.get("networks")).keySet()).hasToString("[outside]");
  }

  @Test
  void thePortFollowsWhoMayReachIt() {
    assertThat(changed(s -> s).get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
    assertThat(changed(s -> s.replace("network: local", "network: lab")).containsKey("ports"))
        .isFalse();
    assertThat(changed(s -> s.replace("port: 8080", "port: 9000")).get("ports"))
        .isEqualTo(List.of("127.0.0.1:9000:8080"));
  }

  @Test
  void otherSettingsReachTheirServices() {
    assertThat(
            changed(s -> s.replace("restart: upstream", "restart: unless-stopped")).get("restart"))
        .isEqualTo("unless-stopped");
    assertThat(changed(s -> s).get("restart")).isEqualTo("no");
    Map<?, ?> forgetful = changed(s -> s.replace("storeImageData: true", "storeImageData: false"));
    assertThat(list(forgetful, "environment").get(1)).isEqualTo("STORE_IMAGE_DATA=OFF");
    assertThat(changed(s -> s.replace("registry: ''", "registry: r.example/m")).get("image"))
        .isEqualTo("r.example/m/example-lab/conductor:${REGISTRY_TAG}");
    assertThat(
            at(
                changed(s -> s.replace("logMaxFiles: 3", "logMaxFiles: 5")),
                "logging",
                "options",
                "max-file"))
        .isEqualTo("5");
  }

  @Test
  void theCacheSizeChangesOnlyItsNumber() {
    DeploymentPlan small =
        PlanFile.read(
            PlanFile.write(Sample.everything()).replace("memcachedMiB: 4096", "memcachedMiB: 512"),
            "plan.yaml");
    assertThat(service(Sample.everything(), "memcached").get("command")).isEqualTo("-m 4096 -I 5m");
    assertThat(service(small, "memcached").get("command")).isEqualTo("-m 512 -I 5m");
  }

  @Test
  void practiceTouchesNothingOfThisComputer() {
    DeploymentPlan plan =
        PlanFile.read(
            PlanFile.write(Sample.everything()).replace("practice: false", "practice: true"),
            "plan.yaml");

    assertThat(list(service(plan, "orchestrator"), "volumes"))
        .isEqualTo(
            List.of(
                "/var/run/docker.sock:/var/run/docker.sock:ro",
                "kept:/var/log/kept",
                "./pages:/pages:ro"));
    assertThat(service(plan, "gate").containsKey("networks")).isFalse();
    assertThat(service(plan, "gate").get("pull_policy")).isEqualTo("never");
  }

  @Test
  void aGuardTakesTheSocketFromTheOrchestrator() {
    DeploymentPlan plan =
        PlanFile.read(
            PlanFile.write(Sample.everything()).replace("guard: false", "guard: true"), "p");

    Map<?, ?> orchestrator = service(plan, "orchestrator");
    Map<?, ?> guard = service(plan, "docker-guard");

    assertThat(list(orchestrator, "volumes").toString()).doesNotContain("docker.sock");
    assertThat(orchestrator.containsKey("group_add")).isFalse();
    assertThat(list(orchestrator, "networks")).isEqualTo(List.of("default", "docker-guard"));
    assertThat(list(orchestrator, "environment").getLast())
        .isEqualTo("DOCKER_HOST=tcp://docker-guard:2375");
    assertThat(list(guard, "networks")).isEqualTo(List.of("docker-guard"));
    assertThat(at(compose(plan), "networks", "docker-guard")).isEqualTo(Map.of("internal", true));
    assertThat(text(plan, "proxy/guard.conf")).contains("/containers/json", "return 403;");
  }

  @Test
  void theSocketOfTheEngineInUseIsMounted() {
    DockerSocket rootless = new DockerSocket("/run/user/1000/docker.sock", "0");
    DeploymentPlan open = Sample.plan(Sample.on("orchestrator"));
    assertThat(compose(open, rootless))
        .contains("- /run/user/1000/docker.sock:/var/run/docker.sock:ro")
        .doesNotContain("/var/run/docker.sock:/var/run/docker.sock");

    DeploymentPlan guarded =
        PlanFile.read(PlanFile.write(open).replace("guard: false", "guard: true"), "p");
    assertThat(compose(guarded, rootless))
        .contains("source: /run/user/1000/docker.sock", "target: /var/run/docker.sock");
  }

  private static String compose(DeploymentPlan plan, DockerSocket socket) {
    return content(
        new Renderer().render(plan, Sample.catalog(Optional.empty()), socket, Map.of()),
        "compose.yaml");
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> files(Sample.plan(Sample.on("ghost"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ghost");
  }

  private static Map<?, ?> changed(UnaryOperator<String> change) {
    String text = change.apply(PlanFile.write(Sample.plan(Sample.on("orchestrator"))));
    return service(PlanFile.read(text, "plan.yaml"), "orchestrator");
  }

  private static Map<?, ?> compose(DeploymentPlan plan) {
    return ((YamlValue.Mapping) YamlReader.read(text(plan, "compose.yaml"), "compose.yaml"))
        .plain();
  }

  private static Map<?, ?> service(DeploymentPlan plan, String name) {
    return (Map<?, ?>) at(compose(plan), "services", name);
  }

  private static Object at(Map<?, ?> map, String... keys) {
    Object value = map;
    for (String key : keys) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  private static List<?> list(Map<?, ?> map, String... keys) {
    return (List<?>) at(map, keys);
  }

  private static List<RenderedFile> files(DeploymentPlan plan) {
    return new Renderer().render(plan, Sample.catalog(Optional.empty()), Sample.SOCKET, Map.of());
  }

  private static String text(DeploymentPlan plan, String path) {
    return content(files(plan), path);
  }

  private static List<String> contents(List<RenderedFile> files) {
    return files.stream().map(RenderedFile::content).toList();
  }

  private static String content(List<RenderedFile> files, String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow().content();
  }
}
