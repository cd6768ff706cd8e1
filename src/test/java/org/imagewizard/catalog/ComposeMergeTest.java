package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Compose itself makes of two layers; each case was compared with {@code config}. */
class ComposeMergeTest {
  @Test
  void environmentIsUnitedByNameWhicheverForm() {
    assertThat(merged("environment: [A=1, B=2]", "environment: [B=3, C=4]"))
        .containsEntry("environment", List.of("A=1", "B=3", "C=4"));
    assertThat(merged("environment: [A=1, B=2]", "environment: {B: 3}"))
        .containsEntry("environment", Map.of("A", "1", "B", 3L));
    assertThat(merged("environment: {A: 1}", "environment: [A=x=y]"))
        .containsEntry("environment", Map.of("A", "x=y"));
  }

  @Test
  void labelsAreUnitedByName() {
    assertThat(merged("labels: {a: 1}", "labels: [a=2, b=3]"))
        .containsEntry("labels", Map.of("a", "2", "b", "3"));
  }

  @Test
  void mountsAreOneForEachPathInTheContainer() {
    assertThat(merged("volumes: ['/host/cache:/var/cache']", "volumes: ['cache:/var/cache/']"))
        .containsEntry("volumes", List.of("cache:/var/cache/"));
    assertThat(merged("volumes: [a:/a]", "volumes: [{type: volume, source: b, target: /a}]"))
        .containsEntry("volumes", List.of(Map.of("type", "volume", "source", "b", "target", "/a")));
  }

  @ParameterizedTest
  @CsvSource({
    "data:/data, /data",
    "./here:/data:ro, /data",
    "/data, /data",
    "${DIR:-/srv/x}:/data:ro, /data",
    "'C:\\here:/data', /data"
  })
  void aMountsTargetIsFoundInItsShortForm(String mount, String target) {
    YamlValue value = YamlReader.read("'" + mount.replace("'", "''") + "'", "f");
    assertThat(MountTarget.of(value)).isEqualTo(target);
  }

  @Test
  void listsAreAppendedOnce() {
    assertThat(merged("ports: ['1:80', '2:80']", "ports: ['2:80', '3:80']"))
        .containsEntry("ports", List.of("1:80", "2:80", "3:80"));
    assertThat(merged("profiles: [default]", "profiles: [test, default]"))
        .containsEntry("profiles", List.of("default", "test"));
    assertThat(merged("env_file: one.env", "env_file: [two.env, one.env]"))
        .containsEntry("env_file", List.of("one.env", "two.env"));
  }

  @Test
  void commandsAreReplaced() {
    Map<String, Object> service =
        merged(
            "{command: [a, b], entrypoint: [c], healthcheck: {test: [CMD, x], interval: 5s}}",
            "{command: d, entrypoint: e, healthcheck: {test: y}}");
    assertThat(service)
        .containsEntry("command", "d")
        .containsEntry("entrypoint", "e")
        .containsEntry("healthcheck", Map.of("test", "y", "interval", "5s"));
  }

  @Test
  void networksAndStartOrderTakeBothForms() {
    assertThat(merged("networks: [default]", "networks: [traefik, default]"))
        .containsEntry("networks", List.of("default", "traefik"));
    assertThat(merged("networks: [default]", "networks: {x: {}}").get("networks"))
        .hasToString("{default=null, x={}}");
    assertThat(merged("depends_on: [a]", "depends_on: {b: {condition: service_healthy}}"))
        .containsEntry(
            "depends_on",
            Map.of(
                "a", Map.of("condition", "service_started"),
                "b", Map.of("condition", "service_healthy")));
  }

  @Test
  void devicesAreAppendedEvenWhenEqual() {
    String gpu = "deploy: {resources: {reservations: {devices: [{driver: nvidia}]}}}";
    assertThat(merged(gpu, gpu).toString()).containsSubsequence("driver", "driver");
  }

  @Test
  void anotherLoggingDriverDropsTheOptions() {
    String base = "logging: {driver: json-file, options: {max-size: 1m}}";
    assertThat(merged(base, "logging: {driver: syslog}"))
        .containsEntry("logging", Map.of("driver", "syslog"));
    assertThat(merged(base, "logging: {options: {max-file: '3'}}").toString())
        .contains("max-size=1m", "max-file=3");
  }

  @Test
  void aBuildsContextCanBeShort() {
    assertThat(merged("build: ./x", "build: {args: {K: v}}"))
        .containsEntry("build", Map.of("context", "./x", "args", Map.of("K", "v")));
  }

  @Test
  void hostsTakeBothForms() {
    assertThat(merged("extra_hosts: ['a:10.0.0.1']", "extra_hosts: {b: 10.0.0.2}"))
        .containsEntry("extra_hosts", List.of("a:10.0.0.1", "b=10.0.0.2"));
  }

  @Test
  void resetRemovesAndOverrideReplaces() {
    Map<String, Object> service =
        merged(
            "{ports: ['1:1'], profiles: [a], environment: {A: 1, B: 2}, deploy: {replicas: 2}}",
            "{ports: !reset [], profiles: !override [off], environment: {A: !reset null},"
                + " deploy: {replicas: !override 5}}");
    assertThat(service)
        .doesNotContainKey("ports")
        .containsEntry("profiles", List.of("off"))
        .containsEntry("environment", Map.of("B", 2L))
        .containsEntry("deploy", Map.of("replicas", 5L));
  }

  @Test
  void unknownKeysSurviveAndScalarsAreReplaced() {
    assertThat(merged("{x-lab: {a: [1]}, image: a, restart: 'no'}", "{image: b, restart: }"))
        .containsEntry("x-lab", Map.of("a", List.of(1L)))
        .containsEntry("image", "b")
        .containsEntry("restart", "no");
  }

  private static Map<String, Object> merged(String base, String over) {
    Map<String, Object> plain = new LinkedHashMap<>();
    YamlValue.Mapping result =
        new ComposeMerge().services(mapping(base, "base"), mapping(over, "over"));
    result.plain().forEach((key, value) -> plain.put(key, value == null ? "null" : value));
    return plain;
  }

  private static YamlValue.Mapping mapping(String text, String file) {
    return (YamlValue.Mapping) YamlReader.read(text, file);
  }
}
