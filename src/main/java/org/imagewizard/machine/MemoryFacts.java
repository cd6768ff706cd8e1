package org.imagewizard.machine;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * RAM of this computer, or of the control group we were put into when that is less.
 *
 * @param limitMiB of the control group, when it is less than the computer has
 */
record MemoryFacts(long totalMiB, long availableMiB, OptionalLong limitMiB) {
  /** The first form of control groups writes "no limit" as a number near 2^63. */
  private static final long NO_LIMIT = 1L << 60;

  static MemoryFacts read(Host host) {
    OptionalLong total = meminfo(host, "MemTotal:");
    OptionalLong available = meminfo(host, "MemAvailable:");
    if (total.isEmpty()) {
      return ofJava();
    }
    long free = Math.min(available.orElse(total.getAsLong()), total.getAsLong());
    Optional<Group> group = group(host);
    if (group.isEmpty() || group.get().limitMiB() >= total.getAsLong()) {
      return new MemoryFacts(total.getAsLong(), free, OptionalLong.empty());
    }
    long limit = group.get().limitMiB();
    long left = Math.max(0, limit - group.get().usedMiB());
    return new MemoryFacts(limit, Math.min(free, left), OptionalLong.of(limit));
  }

  /** Of the computer as a whole, control groups left aside. */
  static OptionalLong wholeMiB(Host host) {
    return meminfo(host, "MemTotal:");
  }

  /** Where there is no /proc, the Java runtime knows, control groups included. */
  private static MemoryFacts ofJava() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean bean) {
      return new MemoryFacts(
          Sizes.mib(bean.getTotalMemorySize()),
          Sizes.mib(bean.getFreeMemorySize()),
          OptionalLong.empty());
    }
    return new MemoryFacts(0, 0, OptionalLong.empty());
  }

  private static OptionalLong meminfo(Host host, String name) {
    return host.read("/proc/meminfo").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .filter(rest -> rest.matches("[0-9]{1,15} kB"))
        .mapToLong(rest -> Long.parseLong(rest.substring(0, rest.length() - 3)) / 1024)
        .findFirst();
  }

  private record Group(long limitMiB, long usedMiB) {}

  /** The tightest of our own group and all groups above it. */
  private static Optional<Group> group(Host host) {
    Optional<Group> tightest = Optional.empty();
    for (String line : host.read("/proc/self/cgroup").orElse("").split("\n")) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3 || !parts[2].startsWith("/")) {
        continue;
      }
      boolean second = parts[1].isEmpty();
      if (!second && !java.util.Set.of(parts[1].split(",")).contains("memory")) {
        continue;
      }
      String base = second ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
      String limit = second ? "memory.max" : "memory.limit_in_bytes";
      String used = second ? "memory.current" : "memory.usage_in_bytes";
      // A ".." means a group outside of what we can see; the visible top is all there is then.
      String path = parts[2].contains("..") ? "/" : parts[2];
      for (String at = path; ; at = at.substring(0, at.lastIndexOf('/'))) {
        String folder = base + (at.equals("/") ? "" : at) + "/";
        OptionalLong bytes = bytes(host, folder + limit);
        if (bytes.isPresent()) {
          Group group =
              new Group(
                  Sizes.mib(bytes.getAsLong()), Sizes.mib(bytes(host, folder + used).orElse(0)));
          if (tightest.isEmpty() || group.limitMiB() < tightest.get().limitMiB()) {
            tightest = Optional.of(group);
          }
        }
        if (at.isEmpty() || at.equals("/")) {
          break;
        }
      }
    }
    return tightest;
  }

  private static OptionalLong bytes(Host host, String file) {
    return host.read(file).stream()
        .filter(text -> text.matches("[0-9]{1,19}"))
        .filter(text -> text.length() < 19 || text.compareTo("9223372036854775807") <= 0)
        .mapToLong(Long::parseLong)
        .filter(number -> number < NO_LIMIT)
        .findFirst();
  }
}
