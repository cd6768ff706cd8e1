package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineInfo;

/** What stops the server outright: no engine, no right to use it, no Compose. */
final class EngineChecks {
  static final String ENGINE = "engine";
  static final String RIGHTS = "engine.rights";
  static final String COMPOSE = "compose";

  /** Compose 1 does not know device reservations as the server's file writes them. */
  private static final Version LEAST = new Version(2, 0);

  /** The two versions of Compose that may be here. */
  interface ComposeVersions {
    Optional<String> version();

    /** Of the stand-alone docker-compose 1.x. */
    Optional<String> legacyVersion();
  }

  private final Host host;
  private final FixList fixes;

  EngineChecks(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  Finding engine(EngineFacts facts) {
    List<String> evidence = new ArrayList<>(facts.evidence());
    if (facts.info().isPresent()) {
      EngineInfo info = facts.info().get();
      evidence.add(
          "%s, %s, storage %s, cgroup %s, runtimes %s"
              .formatted(
                  info.operatingSystem(),
                  info.architecture(),
                  info.storageDriver(),
                  info.cgroupVersion(),
                  String.join(" ", info.runtimes())));
      String summary = "%s %s, API %s".formatted(name(facts), info.version(), info.apiVersion());
      return new Finding(ENGINE, Finding.Status.OK, summary, evidence, List.of());
    }
    if (facts.engine().isPresent()) {
      evidence.add(facts.lost());
      return Finding.fail(ENGINE, "A Docker Engine answers but does not describe itself", evidence);
    }
    if (!facts.refused().isEmpty()) {
      return new Finding(
          ENGINE,
          Finding.Status.SKIP,
          "Docker Engine, because it does not let you in",
          evidence,
          List.of());
    }
    if (facts.explicit()) {
      evidence.add("No other engine was tried, because this one was named.");
      return Finding.fail(ENGINE, "The Docker Engine that you named does not answer", evidence);
    }
    if (host.hasSystemCommand("dockerd")) {
      return Finding.fail(
          ENGINE,
          "Docker is installed but does not run",
          evidence,
          fixes.dockerStart(),
          fixes.dockerInstall());
    }
    return Finding.fail(ENGINE, "Docker is not installed", evidence, fixes.dockerInstall());
  }

  /** Podman answers on a socket of its own with Docker's words. */
  private static String name(EngineFacts facts) {
    boolean podman =
        facts.attempts().stream()
            .anyMatch(one -> one.answered() && one.origin().contains("Podman"));
    return podman ? "Podman, as a Docker Engine," : "Docker Engine";
  }

  Finding rights(EngineFacts facts) {
    if (facts.info().isPresent()) {
      return Finding.ok(RIGHTS, "You may use Docker");
    }
    if (facts.refused().isEmpty()) {
      return Finding.skip(RIGHTS, "Right to use Docker, because no engine answers");
    }
    List<String> evidence = facts.evidence();
    return Finding.fail(RIGHTS, "Docker does not let you in", evidence, fixes.dockerGroup());
  }

  Finding compose(ComposeVersions versions) {
    Optional<String> version = versions.version();
    if (version.isPresent()) {
      String said = "docker compose version --short: " + version.get();
      Optional<Version> number = Version.parse(version.get());
      if (number.isPresent() && number.get().compareTo(LEAST) >= 0) {
        return Finding.ok(COMPOSE, "Docker Compose " + number.get(), said);
      }
      return Finding.fail(
          COMPOSE,
          number
              .map(
                  old ->
                      "Docker Compose %s is too old, %s or newer is needed".formatted(old, LEAST))
              .orElse("Docker Compose does not say its version"),
          List.of(said),
          fixes.composeInstall());
    }
    String missing = "docker compose version --short: no answer";
    return versions
        .legacyVersion()
        .map(
            old ->
                Finding.fail(
                    COMPOSE,
                    "Only the old docker-compose " + old + " is here, which can't run the server",
                    List.of(missing, "docker-compose version --short: " + old),
                    fixes.composeInstall()))
        .orElseGet(
            () ->
                Finding.fail(
                    COMPOSE,
                    "Docker Compose is not installed",
                    List.of(missing),
                    fixes.composeInstall()));
  }
}
