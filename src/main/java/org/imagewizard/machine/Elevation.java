package org.imagewizard.machine;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a command gets administrator rights here, without this program ever seeing a password. */
final class Elevation {
  private final Host host;
  private final boolean root;
  private final boolean terminal;

  Elevation(Host host, boolean root, boolean terminal) {
    this.host = host;
    this.root = root;
    this.terminal = terminal;
  }

  static Elevation here(Host host) {
    Console console = System.console();
    return new Elevation(host, isRoot(host), console != null && console.isTerminal());
  }

  static boolean isRoot(Host host) {
    return host.read("/proc/self/status").filter(Elevation::isRoot).isPresent();
  }

  /** Real, effective, saved and file-system user, in this order. */
  private static boolean isRoot(String status) {
    return status.lines().anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
  }

  /**
   * sudo asks on the terminal; without one pkexec asks in a window; with neither only a sudo that
   * needs no password can work, and says so at once instead of waiting for a person.
   *
   * @return empty when there is no way
   */
  Optional<List<String>> of(List<String> command) {
    if (root) {
      return Optional.of(command);
    }
    boolean sudo = host.command("sudo").isPresent();
    if (sudo && terminal) {
      return Optional.of(join(List.of("sudo", "--"), command));
    }
    boolean display =
        host.env().containsKey("DISPLAY") || host.env().containsKey("WAYLAND_DISPLAY");
    if (display && host.command("pkexec").isPresent()) {
      return Optional.of(join(List.of("pkexec"), command));
    }
    return sudo ? Optional.of(join(List.of("sudo", "-n", "--"), command)) : Optional.empty();
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
