package org.imagewizard.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.Refusal;

/** What stops the server outright: no engine, or no right to use it. */
final class EngineChecks {
  /** The newest API that this program was tried with. */
  private static final Version NEWEST_API = new Version(1, 51);

  private final Host host;
  private final FixList fixes;

  EngineChecks(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  Finding engine(EngineFacts facts) {
    return verdict(facts).proof(facts.evidence());
  }

  private Finding verdict(EngineFacts facts) {
    if (facts.info().isPresent()) {
      return answering(facts.info().get());
    }
    if (facts.engine().isPresent()) {
      return facts
          .lost()
          .map(why -> Finding.of(FindingKind.ENGINE_LOST).proof(List.of(why.what())))
          .orElseGet(() -> Finding.of(FindingKind.ENGINE_LOST));
    }
    if (facts.explicit()) {
      return facts.met(Refusal.Kind.NO_RIGHT)
          ? Finding.of(FindingKind.ENGINE_NO_RIGHT)
          : Finding.of(FindingKind.ENGINE_GIVEN);
    }
    if (facts.met(Refusal.Kind.NO_RIGHT)) {
      return Finding.of(FindingKind.ENGINE_NO_RIGHT);
    }
    if (facts.met(Refusal.Kind.TOO_OLD)) {
      return Finding.of(FindingKind.ENGINE_TOO_OLD);
    }
    if (facts.met(Refusal.Kind.SILENT)) {
      return Finding.of(FindingKind.ENGINE_SILENT);
    }
    if (facts.met(Refusal.Kind.ERROR)) {
      return Finding.of(FindingKind.ENGINE_ERROR);
    }
    if (facts.met(Refusal.Kind.STRANGER)) {
      return Finding.of(FindingKind.ENGINE_STRANGER);
    }
    if (!host.hasSystemCommand("dockerd")) {
      return Finding.of(FindingKind.ENGINE_NOT_INSTALLED).mend(fixes.dockerInstall());
    }
    if (facts.met(Refusal.Kind.FOLDER)) {
      return Finding.of(FindingKind.ENGINE_FOLDER).mend(fixes.dockerStart());
    }
    return Finding.of(FindingKind.ENGINE_NOT_RUNNING)
        .mend(fixes.dockerStart(), fixes.dockerInstall());
  }

  private static Finding answering(EngineInfo info) {
    if (info.traits().system().equalsIgnoreCase("windows")) {
      return Finding.of(FindingKind.ENGINE_WINDOWS);
    }
    boolean newer =
        Version.parse(info.traits().oldestApi())
            .filter(oldest -> oldest.compareTo(NEWEST_API) > 0)
            .isPresent();
    return newer
        ? Finding.of(
            FindingKind.ENGINE_NEWER, info.version(), info.traits().oldestApi(), NEWEST_API)
        : Finding.of(FindingKind.ENGINE_OK, info.version(), info.apiVersion());
  }

  Finding rights(EngineFacts facts) {
    if (facts.info().isPresent()) {
      return Finding.of(FindingKind.RIGHTS_OK);
    }
    if (!facts.met(Refusal.Kind.NO_RIGHT)) {
      return Finding.of(FindingKind.RIGHTS_UNKNOWN);
    }
    Finding finding;
    if (facts.explicit()) {
      finding = Finding.of(FindingKind.RIGHTS_REFUSED);
    } else {
      Optional<String[]> group = dockerGroup();
      finding =
          group.isEmpty()
              ? Finding.of(FindingKind.RIGHTS_REFUSED)
              : isMember(group.get())
                  ? loggedIn(group.get()[2])
                      ? Finding.of(FindingKind.RIGHTS_REFUSED)
                      : Finding.of(FindingKind.RIGHTS_LOGIN)
                  : Finding.of(FindingKind.RIGHTS_GROUP).mend(fixes.dockerGroup());
    }
    return finding.proof(facts.evidence());
  }

  /** Name, password, number, members. */
  private Optional<String[]> dockerGroup() {
    return host.read("/etc/group").stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals("docker"))
        .findFirst();
  }

  private boolean isMember(String[] group) {
    return Arrays.asList(group[3].split(",")).contains(host.self());
  }

  /** A group counts for a process from its login on. */
  private boolean loggedIn(String number) {
    return host.read("/proc/self/status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Groups:"))
        .anyMatch(line -> Arrays.asList(line.split("\\s+")).contains(number));
  }
}
