package org.imagewizard.machine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private static final String UNIX = "unix://";
  private static final Set<String> USUAL = Set.of("/var/run/docker.sock", "/run/docker.sock");

  /**
   * @param endpoint of the engine that answers: several may run on one computer, and a helper that
   *     one finds says nothing of another; empty when none answers
   */
  static Daemon of(Host host, Optional<String> endpoint) {
    return pid(host, endpoint)
        .map(pid -> new Daemon(path(host, pid), started(host, pid)))
        .orElseGet(() -> new Daemon(Optional.empty(), Optional.empty()));
  }

  private static Optional<String> pid(Host host, Optional<String> endpoint) {
    Optional<String> usual = host.read("/var/run/docker.pid").filter(pid -> isDaemon(host, pid));
    Optional<String> socket =
        endpoint.filter(one -> one.startsWith(UNIX)).map(one -> one.substring(UNIX.length()));
    if (socket.isEmpty() || USUAL.contains(socket.get())) {
      return usual
          .or(() -> daemons(host).filter(pid -> sockets(host, pid).isEmpty()).findFirst())
          .or(() -> named(host, USUAL));
    }
    return named(host, Set.of(socket.get()));
  }

  private static Optional<String> named(Host host, Set<String> sockets) {
    return daemons(host)
        .filter(pid -> sockets(host, pid).stream().anyMatch(sockets::contains))
        .findFirst();
  }

  private static Stream<String> daemons(Host host) {
    return host.names("/proc").stream().filter(name -> isDaemon(host, name));
  }

  /**
   * Sockets that its command line names; without any it is the system's, or has it from systemd.
   */
  private static Set<String> sockets(Host host, String pid) {
    return host.read("/proc/" + pid + "/cmdline").stream()
        .flatMap(text -> Arrays.stream(text.split("\0")))
        .map(word -> word.substring(Math.max(0, word.indexOf(UNIX))))
        .filter(word -> word.startsWith(UNIX))
        .map(word -> word.substring(UNIX.length()))
        .collect(Collectors.toSet());
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
        second ->
            ticks.map(
                count ->
                    Instant.ofEpochSecond(second + count / TICKS)
                        .plusMillis(count % TICKS * 1000 / TICKS)));
  }
}
