package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.base.text.Phrase;

/** The computer around the cards: memory, processor, disk and the system's limits. */
final class HostChecks {
  /** A usual selection plans about 15 GiB (estimate); below half of it little is left to choose. */
  private static final long LITTLE_MEMORY_MIB = 8 * 1024L;

  /** A usual selection takes 65 to 75 GiB of disk (estimate). */
  private static final long LITTLE_DISK_MIB = 80 * 1024L;

  /** What runs out first with dozens of containers, and how much of it is enough for 41. */
  private record SystemLimit(String file, long least) {}

  private static final List<SystemLimit> LIMITS =
      List.of(
          new SystemLimit("/proc/sys/fs/inotify/max_user_instances", 128),
          new SystemLimit("/proc/sys/fs/inotify/max_user_watches", 8192),
          new SystemLimit("/proc/sys/fs/file-max", 65_536),
          new SystemLimit("/proc/sys/kernel/pid_max", 32_768));

  private final Host host;

  HostChecks(Host host) {
    this.host = host;
  }

  Finding memory() {
    MemoryFacts facts = MemoryFacts.read(host);
    if (facts.totalMiB() <= 0) {
      return Finding.of(FindingKind.MEMORY_UNKNOWN)
          .proof("/proc/meminfo, MemTotal: " + facts.totalMiB());
    }
    List<Phrase> proof = new ArrayList<>();
    proof.add(Sentence.of("host.memory.facts", facts.totalMiB(), facts.availableMiB()));
    facts.limitMiB().ifPresent(limit -> proof.add(Sentence.of("host.memory.limit", limit)));
    if (Wsl.of(host).here()) {
      proof.add(Sentence.of("host.memory.wsl"));
    }
    return memory(facts.totalMiB(), facts.availableMiB()).proof(proof);
  }

  static Finding memory(long total, long available) {
    FindingKind kind =
        total < LITTLE_MEMORY_MIB ? FindingKind.MEMORY_LITTLE : FindingKind.MEMORY_OK;
    return Finding.of(
        kind, Sentence.gib(total), Sentence.of("number", Sentence.rounded(available)));
  }

  Finding cpu(int threads) {
    String text = host.read("/proc/cpuinfo").orElse("");
    Optional<String> flags = text.lines().filter(line -> line.startsWith("flags")).findFirst();
    Phrase model =
        text.lines()
            .filter(line -> line.startsWith("model name") && line.contains(":"))
            .map(line -> Phrase.plain(line.substring(line.indexOf(':') + 1).strip()))
            .findFirst()
            .orElseGet(() -> Sentence.of("host.cpu.model"));
    if (flags.isEmpty()) {
      return Finding.of(FindingKind.CPU_OK, threads).proof(model);
    }
    boolean fast = List.of(flags.get().split("\\s+")).contains("avx2");
    return Finding.of(fast ? FindingKind.CPU_AVX2 : FindingKind.CPU_NO_AVX2, threads).proof(model);
  }

  /**
   * @param images where the engine keeps its images, when that is a folder of this computer
   */
  static Finding disk(DiskFacts images, Optional<DiskFacts> home) {
    Finding finding = disk(images.freeMiB(), OptionalLong.of(images.totalMiB()));
    List<Phrase> proof = new ArrayList<>();
    proof.add(line("host.disk.images", images));
    home.ifPresent(facts -> proof.add(line("host.disk.home", facts)));
    return finding.proof(proof);
  }

  static Finding disk(long free, OptionalLong total) {
    Phrase room =
        total.isPresent()
            ? Sentence.of("host.disk.free-of", Sentence.gib(free), Sentence.gib(total.getAsLong()))
            : Sentence.of("host.disk.free", Sentence.gib(free));
    return Finding.of(free < LITTLE_DISK_MIB ? FindingKind.DISK_LITTLE : FindingKind.DISK_OK, room);
  }

  private static Phrase line(String key, DiskFacts facts) {
    return Sentence.of(key, facts.folder(), facts.freeMiB(), facts.totalMiB());
  }

  Finding limits() {
    List<Phrase> all = new ArrayList<>();
    List<Phrase> low = new ArrayList<>();
    for (SystemLimit limit : LIMITS) {
      OptionalLong value = number(limit.file());
      if (value.isPresent()) {
        Phrase line =
            Sentence.of("host.limits.line", limit.file(), value.getAsLong(), limit.least());
        all.add(line);
        if (value.getAsLong() < limit.least()) {
          low.add(line);
        }
      }
    }
    if (all.isEmpty()) {
      return Finding.of(FindingKind.LIMITS_UNKNOWN);
    }
    return low.isEmpty()
        ? Finding.of(FindingKind.LIMITS_OK).proof(all)
        : Finding.of(FindingKind.LIMITS_LOW).proof(low);
  }

  /** The kernel writes "no limit" as the largest number it has. */
  private OptionalLong number(String file) {
    return host.read(file).stream()
        .filter(text -> text.matches("[0-9]{1,19}"))
        .filter(text -> text.length() < 19 || text.compareTo("9223372036854775807") <= 0)
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
