package org.imagewizard.machine;

import java.util.Arrays;
import java.util.Optional;

/** Names the programs behind process numbers, as far as /proc tells. */
final class Processes {
  private final Host host;

  Processes(Host host) {
    this.host = host;
  }

  /** The program's short name; empty when the process is gone or of another namespace. */
  String name(long pid) {
    return host.read("/proc/" + pid + "/comm").orElse("");
  }

  /** The owner's name; empty when unknown. */
  String user(long pid) {
    return host.read("/proc/" + pid + "/status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Uid:"))
        .flatMap(line -> Arrays.stream(line.substring(4).strip().split("\\s+")).limit(1))
        .findFirst()
        .map(host::user)
        .orElse("");
  }

  /** "python3 of user marie, process 21544", as much of it as is known. */
  static String describe(String name, String user, long pid) {
    String who = name.isEmpty() ? "a program" : name;
    String owner = user.isEmpty() ? "" : " of user " + user;
    return who + owner + Optional.of(pid).filter(p -> p > 0).map(p -> ", process " + p).orElse("");
  }
}
