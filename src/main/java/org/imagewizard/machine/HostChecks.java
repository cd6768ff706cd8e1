package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.docker.EngineInfo;

/** The computer around the cards: memory, processor, disk, and what the system brings along. */
final class HostChecks {
  static final String MEMORY = "host.memory";
  static final String CPU = "host.cpu";
  static final String DISK = "host.disk";
  static final String GIT = "host.git";
  static final String SELINUX = "host.selinux";

  /** A usual selection plans about 15 GiB (estimate); below half of it little is left to choose. */
  private static final long LITTLE_MEMORY_MIB = 8 * 1024L;

  /** A usual selection takes 65 to 75 GiB of disk (estimate). */
  private static final long LITTLE_DISK_MIB = 80 * 1024L;

  private final Host host;

  HostChecks(Host host) {
    this.host = host;
  }

  Finding memory() {
    MemoryFacts facts = MemoryFacts.read(host);
    if (facts.totalMiB() <= 0) {
      return Finding.warn(MEMORY, "This computer does not say how much memory it has", List.of());
    }
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "%d MiB in all, %d MiB available".formatted(facts.totalMiB(), facts.availableMiB()));
    facts
        .limitMiB()
        .ifPresent(limit -> evidence.add("A control group limits it to " + limit + " MiB."));
    return memory("", facts.totalMiB(), facts.availableMiB(), evidence);
  }

  static Finding memory(String from, long total, long available, List<String> evidence) {
    String summary =
        "%sMemory %s, %s available"
            .formatted(from, Sizes.gib(total), Sizes.gib(available).replace(" GiB", ""));
    return total < LITTLE_MEMORY_MIB
        ? Finding.warn(MEMORY, summary + ": only a part of IMAGE will fit", evidence)
        : new Finding(MEMORY, Finding.Status.OK, summary, evidence, List.of());
  }

  Finding cpu(int threads) {
    Optional<String> flags =
        host.read("/proc/cpuinfo").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("flags"))
            .findFirst();
    String model =
        host.read("/proc/cpuinfo").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("model name") && line.contains(":"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("model not said");
    String summary = "Processor, " + threads + " threads";
    if (flags.isEmpty()) {
      return Finding.ok(CPU, summary, model);
    }
    if (!List.of(flags.get().split("\\s+")).contains("avx2")) {
      return Finding.warn(
          CPU,
          summary + ", without AVX2: services on the processor will be slow, or may not start",
          List.of(model));
    }
    return Finding.ok(CPU, summary + ", AVX2", model);
  }

  /**
   * @param images where the engine keeps its images, when that is a folder of this computer
   */
  Finding disk(DiskFacts images, Optional<DiskFacts> home) {
    List<String> evidence = new ArrayList<>();
    evidence.add(line("Images", images));
    home.ifPresent(facts -> evidence.add(line("Home", facts)));
    return disk("", images.freeMiB(), Optional.of(images.totalMiB()), evidence);
  }

  static Finding disk(String from, long free, Optional<Long> total, List<String> evidence) {
    String of = total.map(all -> " of " + Sizes.gib(all)).orElse("");
    String summary = "%sDisk for images, %s%s free".formatted(from, Sizes.gib(free), of);
    return free < LITTLE_DISK_MIB
        ? Finding.warn(DISK, summary + ": a usual selection takes about 75 GiB, estimate", evidence)
        : new Finding(DISK, Finding.Status.OK, summary, evidence, List.of());
  }

  private static String line(String what, DiskFacts facts) {
    return "%s: %s, %d MiB of %d MiB free"
        .formatted(what, facts.folder(), facts.freeMiB(), facts.totalMiB());
  }

  Finding git() {
    Optional<Host.Said> said = host.run("git", "--version");
    if (said.isEmpty()) {
      return Finding.skip(GIT, "Git, not installed and not needed: the wizard brings its own");
    }
    Optional<Version> version =
        said.filter(Host.Said::ok).stream()
            .flatMap(one -> one.lines().stream())
            .filter(line -> line.startsWith("git version "))
            .flatMap(line -> Version.parse(line.substring("git version ".length())).stream())
            .findFirst();
    return version
        .map(number -> Finding.ok(GIT, "Git " + number, "git --version: " + said.get().last()))
        .orElseGet(
            () ->
                Finding.warn(
                    GIT,
                    "Git is installed but does not work",
                    List.of("git --version: " + said.get().last())));
  }

  /**
   * An enforcing SELinux keeps containers from Docker's socket, which the orchestrator reads.
   *
   * @param engine empty when no engine answered in time
   */
  Finding selinux(Optional<EngineInfo> engine) {
    Optional<String> enforce = host.read("/sys/fs/selinux/enforce");
    if (enforce.isEmpty()) {
      return Finding.skip(SELINUX, "SELinux, not on this system");
    }
    String evidence = "/sys/fs/selinux/enforce: " + enforce.get();
    if (enforce.get().equals("0")) {
      return Finding.ok(SELINUX, "SELinux only watches", evidence);
    }
    boolean unused =
        engine
            .filter(
                info ->
                    info.securityOptions().stream()
                        .noneMatch(option -> option.toLowerCase(Locale.ROOT).contains("selinux")))
            .isPresent();
    return unused
        ? Finding.ok(SELINUX, "SELinux enforces, but not on containers", evidence)
        : Finding.warn(
            SELINUX,
            "SELinux enforces: it may keep the orchestrator from Docker's socket",
            List.of(evidence));
  }
}
