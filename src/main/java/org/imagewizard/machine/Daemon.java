package org.imagewizard.machine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The engine's own process on this computer, as far as /proc shows it.
 *
 * @param path its PATH; only its owner and root can read it
 * @param started when it was started
 */
record Daemon(Optional<String> path, Optional<Instant> started) {
  /** The kernel counts a process's start in these parts of a second, on every Linux there is. */
  private static final long TICKS = 100;

  private static final int FIELDS_AFTER_NAME = 19;

  static Daemon of(Host host) {
    return pid(host)
        .map(pid -> new Daemon(path(host, pid), started(host, pid)))
        .orElseGet(() -> new Daemon(Optional.empty(), Optional.empty()));
  }

  private static Optional<String> pid(Host host) {
    return host.read("/var/run/docker.pid")
        .filter(pid -> isDaemon(host, pid))
        .or(() -> host.names("/proc").stream().filter(name -> isDaemon(host, name)).findFirst());
  }

  private static boolean isDaemon(Host host, String pid) {
    return pid.matches("[0-9]{1,10}")
        && host.read("/proc/" + pid + "/comm").filter("dockerd"::equals).isPresent();
  }

  private static Optional<String> path(Host host, String pid) {
    return host.read("/proc/" + pid + "/environ").stream()
        .flatMap(text -> Arrays.stream(text.split("\0")))
        .filter(one -> one.startsWith("PATH="))
        .map(one -> one.substring("PATH=".length()))
        .findFirst();
  }

  /** Field 22 of stat, counted behind the name, which may hold spaces; since the kernel's start. */
  private static Optional<Instant> started(Host host, String pid) {
    Optional<Long> boot =
        host.read("/proc/stat").stream()
            .flatMap(String::lines)
            .filter(line -> line.matches("btime [0-9]{1,15}"))
            .map(line -> Long.parseLong(line.substring("btime ".length())))
            .findFirst();
    Optional<Long> ticks =
        host.read("/proc/" + pid + "/stat")
            .map(text -> text.substring(text.lastIndexOf(')') + 1).strip().split(" "))
            .filter(fields -> fields.length > FIELDS_AFTER_NAME)
            .map(fields -> fields[FIELDS_AFTER_NAME])
            .filter(field -> field.matches("[0-9]{1,15}"))
            .map(Long::parseLong);
    return boot.flatMap(
        second -> ticks.map(count -> Instant.ofEpochSecond(second + count / TICKS)));
  }
}
