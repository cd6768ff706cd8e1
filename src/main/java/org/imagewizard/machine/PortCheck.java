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
import java.util.function.Supplier;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;

/** Whether the orchestrator's usual port is free, and who has it when not. */
public final class PortCheck {
  private static final String LISTENING = "0A";
  private static final int TRIES = 200;

  private final Host host;
  private final Processes processes;

  PortCheck(Host host) {
    this.host = host;
    this.processes = new Processes(host);
  }

  /**
   * @param facts of the engine, whose container may hold the port; asked only when it is taken
   */
  Finding run(int port, Supplier<Optional<EngineFacts>> facts) {
    if (isFree(port)) {
      return Finding.of(FindingKind.PORT_FREE, (long) port);
    }
    List<Phrase> proof = new ArrayList<>();
    proof.add(Sentence.of("net.port.closed", (long) port));
    next(port + 1).ifPresent(free -> proof.add(Sentence.of("net.port.next", (long) free)));
    Phrase taken = taken(port, facts.get().filter(EngineFacts::local).flatMap(EngineFacts::engine));
    return Finding.of(FindingKind.PORT_TAKEN, (long) port).saying(taken).proof(proof);
  }

  /**
   * Of another computer only the containers show which ports they have.
   *
   * @param engine empty when it does not answer
   */
  static Finding there(int port, Optional<Engine> engine) {
    return container(port, engine)
        .map(
            who ->
                Finding.of(FindingKind.PORT_TAKEN, (long) port)
                    .saying(Sentence.of("net.port.taken-by", (long) port, who))
                    .proof(Sentence.of("net.port.published", (long) port)))
        .orElseGet(() -> Finding.of(FindingKind.PORT_ELSEWHERE, (long) port));
  }

  /**
   * Who holds a port of this computer that is taken, in one sentence, as far as that can be seen.
   * Blocks.
   *
   * @param engine of this computer, whose container may hold it; empty when there is none
   */
  public static Phrase holder(int port, Optional<Engine> engine) {
    return new PortCheck(Host.here()).taken(port, engine);
  }

  private Phrase taken(int port, Optional<Engine> engine) {
    return container(port, engine)
        .or(() -> by(port))
        .map(who -> Sentence.of("net.port.taken-by", (long) port, who))
        .orElseGet(() -> Sentence.of("net.port.taken", (long) port));
  }

  /** The process that holds it is then only Docker's helper, which tells nobody anything. */
  private static Optional<Phrase> container(int port, Optional<Engine> engine) {
    try {
      return engine.stream()
          .flatMap(one -> one.containers("").stream())
          .filter(one -> one.ports().stream().anyMatch(line -> line.contains(":" + port + "->")))
          .map(one -> Sentence.of("net.port.container", one.name()))
          .findFirst();
    } catch (ProblemException e) {
      return Optional.empty();
    }
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

  private Optional<Phrase> by(int port) {
    return listener(host.read("/proc/net/tcp").orElse(""), port)
        .or(() -> listener(host.read("/proc/net/tcp6").orElse(""), port))
        .map(this::describe);
  }

  private Phrase describe(Listener listener) {
    return holder("socket:[" + listener.inode() + "]")
        .map(pid -> Processes.describe(processes.name(pid), processes.user(pid), pid))
        .orElseGet(() -> Processes.describe("", host.user(listener.uid()), 0));
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
