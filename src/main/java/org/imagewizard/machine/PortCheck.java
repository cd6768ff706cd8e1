package org.imagewizard.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the orchestrator's usual port is free, and who has it when not. */
public final class PortCheck {
  static final String PORT = "net.port";

  private static final String LISTENING = "0A";
  private static final int TRIES = 200;

  private final Host host;
  private final Processes processes;

  PortCheck(Host host) {
    this.host = host;
    this.processes = new Processes(host);
  }

  Finding run(int port) {
    if (isFree(port)) {
      return Finding.ok(PORT, "Port " + port + " is free");
    }
    List<String> evidence = new ArrayList<>();
    evidence.add("127.0.0.1:" + port + " can't be listened on.");
    Optional<Integer> next = next(port + 1);
    next.ifPresent(free -> evidence.add("Port " + free + " will be proposed."));
    return Finding.warn(PORT, "Port " + port + " is taken" + by(port), evidence);
  }

  private static Optional<Integer> next(int from) {
    for (int port = from; port < Math.min(from + TRIES, 65_536); port++) {
      if (isFree(port)) {
        return Optional.of(port);
      }
    }
    return Optional.empty();
  }

  /** Whether a server could listen on {@code port} of 127.0.0.1 now; nothing is kept open. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A socket that listens, as the kernel's table describes it. */
  record Listener(String uid, String inode) {}

  private String by(int port) {
    Optional<Listener> listener =
        listener(host.read("/proc/net/tcp").orElse(""), port)
            .or(() -> listener(host.read("/proc/net/tcp6").orElse(""), port));
    if (listener.isEmpty()) {
      return "";
    }
    Optional<Long> pid = holder("socket:[" + listener.get().inode() + "]");
    String user = host.user(listener.get().uid());
    return " by "
        + pid.map(found -> Processes.describe(processes.name(found), processes.user(found), found))
            .orElse("a program of user " + user);
  }

  /** Columns: number, local address:port in hexadecimal, remote, state, …, uid, time-out, inode. */
  static Optional<Listener> listener(String table, int port) {
    String suffix = ":" + String.format("%04X", port);
    for (String line : table.split("\n")) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length > 9
          && columns[1].endsWith(suffix)
          && columns[3].equals(LISTENING)
          && columns[9].matches("[0-9]+")) {
        return Optional.of(new Listener(columns[7], columns[9]));
      }
    }
    return Optional.empty();
  }

  /** Only our own processes show their open files, unless we are root. */
  private Optional<Long> holder(String socket) {
    for (String pid : host.names("/proc")) {
      if (!pid.matches("[0-9]{1,10}")) {
        continue;
      }
      for (String descriptor : host.names("/proc/" + pid + "/fd")) {
        try {
          Path link = host.at("/proc/" + pid + "/fd/" + descriptor);
          if (Files.readSymbolicLink(link).toString().equals(socket)) {
            return Optional.of(Long.parseLong(pid));
          }
        } catch (IOException e) {
          // Closed in the meantime, or the process is gone.
          continue;
        }
      }
    }
    return Optional.empty();
  }
}
