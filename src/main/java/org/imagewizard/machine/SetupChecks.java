package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;

/** How the engine that answers is set up: its kind, storage, settings and memory. */
final class SetupChecks {
  /** A kernel and firmware keep some memory for themselves, which a virtual machine shows too. */
  private static final double NEARLY_ALL = 0.9;

  private SetupChecks() {}

  static Finding flavour(EngineFacts facts) {
    if (facts.info().isEmpty()) {
      return Finding.of(FindingKind.FLAVOUR_UNKNOWN);
    }
    EngineInfo info = facts.info().get();
    Phrase proof =
        Sentence.of(
            "engine.facts",
            info.operatingSystem(),
            info.architecture(),
            info.storageDriver(),
            info.cgroupVersion(),
            String.join(" ", info.runtimes()));
    return flavour(facts, info).proof(proof);
  }

  private static Finding flavour(EngineFacts facts, EngineInfo info) {
    if (isPodman(facts, info)) {
      return Finding.of(FindingKind.FLAVOUR_PODMAN);
    }
    if (facts.desktop()) {
      return Finding.of(FindingKind.FLAVOUR_DESKTOP);
    }
    if (facts.secured("name=rootless")) {
      return Finding.of(FindingKind.FLAVOUR_ROOTLESS);
    }
    if (info.rootDir().startsWith("/var/snap/")) {
      return Finding.of(FindingKind.FLAVOUR_SNAP);
    }
    if (facts.remote()) {
      String name = info.traits().host();
      return Finding.of(FindingKind.FLAVOUR_REMOTE, name.isEmpty() ? info.endpoint() : name);
    }
    return Finding.of(FindingKind.FLAVOUR_SYSTEM);
  }

  /** It answers with Docker's words, on a socket and with a folder of its own. */
  private static boolean isPodman(EngineFacts facts, EngineInfo info) {
    return info.rootDir().endsWith("/containers/storage")
        || facts.attempts().stream()
            .filter(EngineFinder.Attempt::answered)
            .limit(1)
            .anyMatch(one -> one.endpoint().endsWith("podman.sock"));
  }

  static Finding others(EngineFacts facts) {
    if (facts.info().isEmpty()) {
      return Finding.of(FindingKind.OTHERS_UNKNOWN);
    }
    if (facts.explicit()) {
      return Finding.of(FindingKind.OTHERS_GIVEN).proof(facts.evidence());
    }
    Finding finding =
        facts.answered() > 1
            ? Finding.of(
                FindingKind.OTHERS_SEVERAL, facts.answered(), facts.info().get().endpoint())
            : Finding.of(FindingKind.OTHERS_ONE);
    return finding.proof(facts.evidence());
  }

  static Finding storage(EngineFacts facts) {
    String driver = facts.info().map(EngineInfo::storageDriver).orElse("");
    if (driver.isEmpty()) {
      return Finding.of(FindingKind.STORAGE_UNKNOWN);
    }
    return storage(driver).proof("docker info, Driver: " + driver);
  }

  private static Finding storage(String driver) {
    String lower = driver.toLowerCase(Locale.ROOT);
    if (lower.equals("vfs")) {
      return Finding.of(FindingKind.STORAGE_VFS);
    }
    return lower.contains("fuse")
        ? Finding.of(FindingKind.STORAGE_FUSE, driver)
        : Finding.of(FindingKind.STORAGE_OK, driver);
  }

  static Finding settings(EngineFacts facts, Map<String, String> env) {
    if (facts.info().isEmpty()) {
      return Finding.of(FindingKind.SETTINGS_UNKNOWN);
    }
    EngineInfo info = facts.info().get();
    Optional<String> own = Proxies.of(env);
    String docker = Proxies.withoutPassword(info.traits().proxy());
    List<Phrase> proof = new ArrayList<>();
    proof.add(Sentence.of("engine.settings.restore", info.traits().liveRestore() ? 1 : 0));
    own.ifPresent(
        proxy ->
            proof.add(Sentence.of("engine.settings.own-proxy", Proxies.withoutPassword(proxy))));
    if (!docker.isEmpty()) {
      proof.add(Sentence.of("engine.settings.docker-proxy", docker));
    }
    info.traits()
        .mirrors()
        .forEach(
            mirror ->
                proof.add(Sentence.of("engine.settings.mirror", Proxies.withoutPassword(mirror))));
    return settings(info, own.isPresent() && facts.local(), docker).proof(proof);
  }

  private static Finding settings(EngineInfo info, boolean ownProxy, String docker) {
    if (docker.isEmpty() && ownProxy && info.traits().mirrors().isEmpty()) {
      return Finding.of(FindingKind.SETTINGS_NO_PROXY);
    }
    if (!docker.isEmpty()) {
      return Finding.of(FindingKind.SETTINGS_PROXY);
    }
    return info.cgroupVersion().equals("1")
        ? Finding.of(FindingKind.SETTINGS_CGROUP1)
        : Finding.of(FindingKind.SETTINGS_OK, info.cgroupVersion());
  }

  /**
   * @param ownMiB of this computer as a whole, control groups left aside
   */
  static Finding memory(EngineFacts facts, long ownMiB) {
    long seen = facts.info().map(EngineInfo::memoryMiB).orElse(0L);
    if (seen <= 0) {
      return Finding.of(FindingKind.ENGINE_MEMORY_UNKNOWN);
    }
    if (facts.remote()) {
      return Finding.of(FindingKind.ENGINE_MEMORY_REMOTE, Sentence.gib(seen));
    }
    return seen < ownMiB * NEARLY_ALL
        ? Finding.of(FindingKind.ENGINE_MEMORY_LESS, Sentence.gib(seen), Sentence.gib(ownMiB))
            .proof("docker info, MemTotal: " + Sizes.bytes(seen))
        : Finding.of(FindingKind.ENGINE_MEMORY_SAME);
  }
}
