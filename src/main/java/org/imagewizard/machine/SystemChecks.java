package org.imagewizard.machine;

import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Engine;

/** What the system brings along: guards over containers, Git, and a network that may be wanted. */
final class SystemChecks {
  static final String TRAEFIK = "traefik";

  private final Host host;
  private final FixList fixes;

  SystemChecks(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  Finding git() {
    Optional<Host.Said> said = host.run("git", "--version");
    if (said.isEmpty()) {
      return Finding.of(FindingKind.GIT_NONE);
    }
    Optional<Version> version =
        said.filter(Host.Said::ok).stream()
            .flatMap(one -> one.lines().stream())
            .filter(line -> line.startsWith("git version "))
            .flatMap(line -> Version.parse(line.substring("git version ".length())).stream())
            .findFirst();
    return version
        .map(number -> Finding.of(FindingKind.GIT_OK, number))
        .orElseGet(() -> Finding.of(FindingKind.GIT_BROKEN))
        .proof("git --version: " + said.get().last());
  }

  /**
   * An enforcing SELinux keeps containers from Docker's socket, which the orchestrator reads.
   *
   * @param facts empty when no engine answered in time
   */
  Finding selinux(Optional<EngineFacts> facts) {
    Optional<String> enforce = host.read("/sys/fs/selinux/enforce");
    if (enforce.isEmpty()) {
      return Finding.of(FindingKind.SELINUX_NONE);
    }
    FindingKind kind;
    if (enforce.get().equals("0")) {
      kind = FindingKind.SELINUX_WATCHES;
    } else {
      boolean unused =
          facts.filter(one -> one.info().isPresent() && !one.secured("selinux")).isPresent();
      kind = unused ? FindingKind.SELINUX_NOT_CONTAINERS : FindingKind.SELINUX_ENFORCES;
    }
    return Finding.of(kind).proof("/sys/fs/selinux/enforce: " + enforce.get());
  }

  /** On the engine's own computer: only what it says itself counts. */
  static Finding selinuxThere(Optional<EngineFacts> facts) {
    return facts.filter(one -> one.secured("selinux")).isPresent()
        ? Finding.of(FindingKind.SELINUX_ENFORCES).proof("SecurityOptions: selinux")
        : Finding.of(FindingKind.SELINUX_ELSEWHERE);
  }

  /** The same for AppArmor. */
  static Finding apparmorThere(Optional<EngineFacts> facts) {
    return facts.filter(one -> one.secured("apparmor")).isPresent()
        ? Finding.of(FindingKind.APPARMOR_CONFINES).proof("SecurityOptions: apparmor")
        : Finding.of(FindingKind.APPARMOR_ELSEWHERE);
  }

  /** Docker's own profile, docker-default, allows all that IMAGE's services do. */
  Finding apparmor(Optional<EngineFacts> facts) {
    Optional<String> enabled = host.read("/sys/module/apparmor/parameters/enabled");
    if (enabled.filter("Y"::equals).isEmpty()) {
      return Finding.of(FindingKind.APPARMOR_NONE);
    }
    boolean confines = facts.filter(one -> one.secured("apparmor")).isPresent();
    return Finding.of(
            confines ? FindingKind.APPARMOR_CONFINES : FindingKind.APPARMOR_NOT_CONTAINERS)
        .proof("/sys/module/apparmor/parameters/enabled: Y");
  }

  /** Upstream's scripts expect the network that Traefik and the server share to be there. */
  Finding traefik(Optional<EngineFacts> facts) {
    Optional<Engine> engine = facts.flatMap(EngineFacts::engine);
    if (engine.isEmpty()) {
      return Finding.of(FindingKind.TRAEFIK_UNKNOWN);
    }
    try {
      boolean there =
          engine.get().networks().stream().anyMatch(network -> network.name().equals(TRAEFIK));
      return there
          ? Finding.of(FindingKind.TRAEFIK_THERE)
          : Finding.of(FindingKind.TRAEFIK_ABSENT).mend(fixes.traefikNetwork());
    } catch (ProblemException e) {
      return Finding.of(FindingKind.TRAEFIK_UNKNOWN).proof(e.problem().what());
    }
  }
}
