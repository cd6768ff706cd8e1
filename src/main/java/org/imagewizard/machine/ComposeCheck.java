package org.imagewizard.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Compose plugin of the docker command on PATH, its version compared as numbers. */
final class ComposeCheck {
  /** Compose 1 does not know device reservations as the server's file writes them. */
  private static final Version LEAST = new Version(2, 0);

  private static final String PLUGIN = "docker-compose";

  /** Where the docker command looks for plugins, besides the person's own folder. */
  private static final List<String> PLACES =
      List.of(
          "/usr/local/lib/docker/cli-plugins/",
          "/usr/local/libexec/docker/cli-plugins/",
          "/usr/lib/docker/cli-plugins/",
          "/usr/libexec/docker/cli-plugins/");

  private final Host host;
  private final FixList fixes;

  ComposeCheck(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  Finding run() {
    Optional<Host.Said> said = host.run("docker", "compose", "version", "--short");
    Finding finding =
        said.filter(Host.Said::ok).map(one -> version(one.lines())).orElseGet(() -> none(said));
    String words = said.map(Host.Said::last).orElse("docker: not found");
    Finding proven = finding.proof("docker compose version --short: " + words);
    return finding.status() == Finding.Status.OK ? proven : proven.mend(fixes.dockerInstall());
  }

  /** What a docker command that did not fail printed. */
  static Finding version(List<String> lines) {
    Optional<Version> number =
        lines.stream().flatMap(line -> Version.parse(line).stream()).findFirst();
    if (number.isEmpty()) {
      return Finding.of(FindingKind.COMPOSE_NO_VERSION);
    }
    return number.get().compareTo(LEAST) >= 0
        ? Finding.of(FindingKind.COMPOSE_OK, number.get())
        : Finding.of(FindingKind.COMPOSE_OLD, number.get(), LEAST);
  }

  private Finding none(Optional<Host.Said> said) {
    List<String> plugins = said.isPresent() ? plugins() : List.of();
    if (!plugins.isEmpty()) {
      return Finding.of(FindingKind.COMPOSE_BROKEN).proof(plugins.toArray(String[]::new));
    }
    return host.run("docker-compose", "version", "--short")
        .filter(Host.Said::ok)
        .flatMap(one -> one.lines().stream().flatMap(x -> Version.parse(x).stream()).findFirst())
        .filter(old -> old.compareTo(LEAST) < 0)
        .map(
            old ->
                Finding.of(FindingKind.COMPOSE_LEGACY, old)
                    .proof("docker-compose version --short: " + old))
        .orElseGet(() -> Finding.of(FindingKind.COMPOSE_MISSING));
  }

  /** Files that docker takes for its plugin, whether they work or not. */
  private List<String> plugins() {
    List<String> found = new ArrayList<>();
    String own = host.home().resolve(".docker/cli-plugins").resolve(PLUGIN).toString();
    if (Files.exists(Path.of(own))) {
      found.add(own);
    }
    PLACES.stream()
        .filter(place -> Files.exists(host.at(place + PLUGIN)))
        .forEach(place -> found.add(place + PLUGIN));
    return found;
  }
}
