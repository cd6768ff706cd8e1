package org.imagewizard.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Gpu.GpuProcess;

/**
 * Whose memory it is on the cards: the driver names processes, the kernel says in which control
 * group each of them is, and an engine names the group after its container. Works where the engine
 * runs on this computer; elsewhere a process number means somebody else.
 */
final class CardUse {
  /**
   * The id as it stands in every engine's path: {@code /docker/ID}, {@code docker-ID.scope}, nested
   * under a user's slice for a rootless one.
   */
  private static final Pattern CONTAINER =
      Pattern.compile("(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])");

  private final Path proc;

  CardUse() {
    this(Path.of("/proc"));
  }

  CardUse(Path proc) {
    this.proc = proc;
  }

  /**
   * What one container holds.
   *
   * @param mib on all cards together
   * @param cards their names; two of one name are one
   */
  record Held(long mib, Set<String> cards) {
    private Held and(Held other) {
      Set<String> both = new TreeSet<>(cards);
      both.addAll(other.cards);
      return new Held(mib + other.mib, both);
    }
  }

  /** By container id; a container of which the driver does not tell how much is left out. */
  Map<String, Held> byContainer(List<Gpu> gpus) {
    Map<String, Held> used = new HashMap<>();
    for (Gpu gpu : gpus) {
      for (GpuProcess process : gpu.processes()) {
        if (process.usedMiB() >= 0) {
          Held here = new Held(process.usedMiB(), Set.of(gpu.name()));
          container(process.pid()).ifPresent(id -> used.merge(id, here, Held::and));
        }
      }
    }
    return used;
  }

  /** The container that a process runs in; empty for one of the computer itself. */
  Optional<String> container(long pid) {
    try {
      Matcher matcher =
          CONTAINER.matcher(Files.readString(proc.resolve(Long.toString(pid)).resolve("cgroup")));
      String last = "";
      while (matcher.find()) {
        // The innermost one, for an engine that runs in a container itself.
        last = matcher.group(1);
      }
      return last.isEmpty() ? Optional.empty() : Optional.of(last);
    } catch (IOException e) {
      // It ended in the meantime.
      return Optional.empty();
    }
  }
}
