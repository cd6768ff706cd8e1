package org.imagewizard.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.ComposeStack;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.GpuSupport;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.LocalText;
import org.imagewizard.catalog.Service;
import org.imagewizard.catalog.TwoWords;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** A small server with every odd spelling that compose files of IMAGE's kind have. */
final class Sample {
  static final String COMPOSE =
      """
      version: "3.9"
      x-gpu: &gpu
        deploy:
          resources:
            reservations:
              devices:
                - driver: nvidia
                  capabilities: [gpu, compute, utility]
      x-labels: &labels
        org.example.stage: 1
        org.example.ready: true
      services:
        orchestrator:
          profiles: [lab, all]
          image: ghcr.io/example-lab/conductor:${REGISTRY_TAG}
          restart: "no"
          environment:
            - GRAPH=ON
            - STORE_IMAGE_DATA=ON
            - ESCAPED=cost $$5 and $${HOME}
          env_file:
            - ./config/web.env
          group_add:
            - ${DOCKER_GID}
          volumes:
            - /var/run/docker.sock:/var/run/docker.sock:ro
            - kept:/var/log/kept
            - /srv/sample/cache:/cache
            - ./pages:/pages:ro
        memcached:
          profiles: [all]
          image: 'memcached:1.6'
          command: -m 4096 -I 5m
        voice:
          <<: *gpu
          profiles: [all]
          image: ghcr.io/example-lab/voice:${REGISTRY_TAG}
          environment: {TORCH_DEVICE: cuda, ANSWER: "no", SWITCH: "on", BIG: "1e3", TIME: "22:22",
            OCTAL: "0755", OCTAL2: "0o17", HEX: "0x1F", DAY: "2026-01-02", EMPTY: "", TILDE: "~",
            RATE: 0.75, YES: true, COUNT: 1200, WORD: ON, UNDER: "1_000", INF: ".inf", SMALL: 1e3, PLAIN8: 0o17, OLD8: 0755, BIGHEX: "0X1F",
            VERSION: 1.10, LONG: 12345678901234567890, PLAINDAY: "x", MINUS: "-1", Y: "y",
            TRAIL: "a: b #c ", QUOTE: 'it''s "x"', TAGGED: "${REGISTRY_TAG}-${OTHER:-none}"}
          labels: *labels
        words:
          profiles: [all]
          image: ghcr.io/example-lab/words:${REGISTRY_TAG}
          env_file: ./config/llm.env
          environment:
            - TOKENS=32768
            - PII_LOGGING_ENABLED=${PII_LOGGING_ENABLED}
          labels:
            - org.example.note=a b, "c" & ${SAMPLE_NOTE}
            - "org.example.rule=Host(`x.example`) && Path(`/$${1}`)"
          deploy:
            replicas: 2
        streets:
          image: ghcr.io/example-lab/streets:${REGISTRY_TAG}
          depends_on: [voice, words]
          env_file:
            - ./config/web.env
            - path: ./config/maps.env
              required: false
          x-remark: {kept: [1, two, 3.5]}
          healthcheck:
            test: ["CMD", "curl", "-f", "http://localhost/health"]
            interval: 1m30s
        gate:
          profiles: [all]
          image: "registry.example.org:5000/gate@sha256:\
      0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
          networks: [outside]
          depends_on:
            orchestrator: {condition: service_started}
      volumes:
        kept:
        unused:
      networks:
        outside:
          external: true
          name: outside
        default:
          name: image
      """;

  static final DockerSocket SOCKET = new DockerSocket(DockerSocket.USUAL_PATH, "998");

  static final String FILE = "docker-compose.yml";

  private Sample() {}

  static Catalog catalog(Optional<Path> folder) {
    YamlValue.Mapping top = (YamlValue.Mapping) YamlReader.read(COMPOSE, FILE);
    Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    Map<String, Object> rest = new LinkedHashMap<>();
    top.plain()
        .forEach(
            (key, value) -> {
              if (key.equals("services")) {
                Plain.asMap(value)
                    .forEach(
                        (name, service) -> services.put(name, Plain.copyOf((Map<?, ?>) service)));
              } else {
                rest.put(key, value);
              }
            });
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("REGISTRY_TAG", "unstable");
    variables.put("COMPOSE_PROFILES", "all");
    variables.put("SAMPLE_NOTE", "it's # noted");
    variables.put("NOBODY", "reads this");
    List<Service> known = new ArrayList<>();
    services.keySet().forEach(name -> known.add(service(name)));
    return new Catalog(
        folder.map(Path::toString).orElse("bundled"),
        new ComposeStack(services, rest, variables, List.of("all"), folder),
        known,
        List.of(capability("speech")),
        List.of(),
        List.of(
            group(
                "llm", variable("LLM_API_KEY", "llm.env", ""), variable("LLM_URL", "llm.env", "")),
            group("limits", variable("MAX_BODY", "web.env", "10mb"))),
        List.of());
  }

  static DeploymentPlan plan(PlannedService... services) {
    return new DeploymentPlan(
        1,
        "bench",
        "bundled",
        "unstable",
        "",
        LanguageModel.REMOTE,
        List.of(services),
        List.of("speech"),
        Map.of(0, "GPU-12345678-aaaa"),
        List.of(),
        8080,
        DeploymentPlan.Reach.LOCAL,
        DeploymentPlan.Restart.UPSTREAM,
        false,
        false,
        true,
        4096,
        100,
        3,
        false);
  }

  /** Every service as the source has it, the one with a card on card 0. */
  static DeploymentPlan everything() {
    return plan(
        on("orchestrator"),
        on("memcached"),
        new PlannedService("voice", Place.gpu(0), 1, ""),
        new PlannedService("words", Place.CPU, 2, ""),
        on("streets"),
        on("gate"));
  }

  static PlannedService on(String name) {
    return new PlannedService(name, Place.CPU, 1, "");
  }

  static Service service(String name) {
    GpuSupport gpu =
        name.equals("voice")
            ? new GpuSupport(
                true,
                true,
                true,
                Map.of("TORCH_DEVICE", "cpu"),
                TwoWords.of("slower", "plus lent"),
                "")
            : GpuSupport.none();
    return new Service(
        name,
        name,
        Service.Kind.SERVICE,
        0,
        false,
        true,
        Service.Use.NORMAL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        gpu,
        List.of(),
        Set.of(),
        1,
        Estimate.unknown());
  }

  private static Capability capability(String id) {
    return new Capability(
        id,
        LocalText.EMPTY,
        LocalText.EMPTY,
        "sound",
        1,
        List.of(),
        List.of(),
        List.of(),
        LocalText.EMPTY);
  }

  private static KeyGroup group(String id, KeyGroup.Variable... variables) {
    return new KeyGroup(id, LocalText.EMPTY, List.of(variables));
  }

  /** What has a usual value is a setting, everything else a key. */
  private static KeyGroup.Variable variable(String name, String file, String value) {
    boolean key = value.isEmpty();
    return new KeyGroup.Variable(
        name, file, key, key, value, LocalText.EMPTY, LocalText.EMPTY, List.of());
  }
}
