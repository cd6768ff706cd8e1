package org.imagewizard.machine;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Phrase;

/** Names the programs behind process numbers, as far as /proc tells. */
final class Processes {
  /** Both forms of control groups have the id in the path: …/docker/ID and …/docker-ID.scope. */
  private static final Pattern CONTAINER =
      Pattern.compile("(?:^|[/:-])([0-9a-f]{64})(?:[./]|$)", Pattern.MULTILINE);

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

  /** A program as it holds a card. */
  Gpu.GpuProcess onCard(long pid, long usedMiB) {
    return new Gpu.GpuProcess(pid, name(pid), user(pid), usedMiB, container(pid));
  }

  /** The first 12 digits of the id of the container it runs in; empty for none. */
  String container(long pid) {
    return host.read("/proc/" + pid + "/cgroup").stream()
        .flatMap(text -> CONTAINER.matcher(text).results())
        .map(match -> match.group(1).substring(0, 12))
        .findFirst()
        .orElse("");
  }

  /** "python3 of user marie, process 21544", as much of it as is known. */
  static Phrase describe(String name, String user, long pid) {
    Object who = name.isEmpty() ? Sentence.of("process.unnamed") : name;
    if (pid > 0) {
      return user.isEmpty()
          ? Sentence.of("process.pid", who, pid)
          : Sentence.of("process.user.pid", who, user, pid);
    }
    return user.isEmpty() ? Sentence.of("process", who) : Sentence.of("process.user", who, user);
  }
}
