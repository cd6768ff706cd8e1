package org.imagewizard.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.problem.ProblemException;

/**
 * Leads a socket of this computer to an engine behind {@code ssh://}, as the docker command does
 * it: each connection is one {@code ssh HOST docker system dial-stdio}. Asks nobody for a password:
 * keys or an agent must do. Where ssh fails, its words come as a 502 answer.
 */
final class SshTunnel implements AutoCloseable {
  static final int BAD_GATEWAY = 502;

  /**
   * So many may stand at the other computer's door: from ten on, sshd turns some of them away
   * (MaxStartups in sshd_config).
   */
  private static final int AT_THE_DOOR = 4;

  /** Who has no answer by then is taken to be inside: some requests are answered late. */
  private static final Duration INSIDE = Duration.ofSeconds(2);

  private final Semaphore door = new Semaphore(AT_THE_DOOR, true);
  private final Duration inside;
  private final List<String> command;
  private final Path folder;
  private final ServerSocketChannel server;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  SshTunnel(List<String> command, Duration inside) throws IOException {
    this.command = command;
    this.inside = inside;
    // Only we may enter a temporary folder, so nobody else reaches the engine through it.
    this.folder = Files.createTempDirectory("image-wizard-ssh");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket()));
    Thread.ofVirtual().name("ssh tunnel").start(this::serve);
  }

  /**
   * @throws ProblemException kind ENGINE when no socket can be made
   */
  static SshTunnel open(URI host) {
    try {
      return new SshTunnel(command(host), INSIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> command(URI host) {
    List<String> command =
        new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", "-T"));
    if (host.getUserInfo() != null) {
      command.addAll(List.of("-l", host.getUserInfo()));
    }
    if (host.getPort() > 0) {
      command.addAll(List.of("-p", String.valueOf(host.getPort())));
    }
    command.addAll(List.of("--", host.getHost(), "docker", "system", "dial-stdio"));
    return List.copyOf(command);
  }

  Path socket() {
    return folder.resolve("docker.sock");
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        Thread.ofVirtual().name("ssh connection").start(() -> lead(connection));
      }
    } catch (IOException e) {
      // Closed: nobody wants the engine any more.
    }
  }

  private void lead(SocketChannel connection) {
    try (connection;
        OutputStream back = Channels.newOutputStream(connection)) {
      CompletableFuture<Boolean> let = enter();
      Process ssh;
      try {
        ssh = new ProcessBuilder(command).start();
      } catch (IOException e) {
        let.complete(false);
        refuse(back, String.valueOf(e.getMessage()));
        return;
      }
      running.add(ssh);
      try {
        InputStream asked = Channels.newInputStream(connection);
        Thread.ofVirtual().name("ssh request").start(() -> copy(asked, ssh.getOutputStream()));
        InputStream answer = ssh.getInputStream();
        int first = answer.read();
        let.complete(first >= 0);
        if (first < 0) {
          refuse(back, lastWords(ssh));
        } else {
          back.write(first);
          answer.transferTo(back);
        }
      } finally {
        let.complete(false);
        ssh.destroy();
        running.remove(ssh);
      }
    } catch (IOException e) {
      // Either side hung up; the other one notices by itself.
    }
  }

  /** Waits for a place at the door, which is free again once the result is completed. */
  private CompletableFuture<Boolean> enter() {
    door.acquireUninterruptibly();
    CompletableFuture<Boolean> let = new CompletableFuture<>();
    let.completeOnTimeout(true, inside.toMillis(), TimeUnit.MILLISECONDS).thenRun(door::release);
    return let;
  }

  private static void copy(InputStream from, OutputStream to) {
    try (to) {
      byte[] buffer = new byte[8192];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException e) {
      // The process ended, or the asker has its answer.
    }
  }

  private static String lastWords(Process ssh) throws IOException {
    String said = new String(ssh.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "no answer" : said.lines().toList().getLast().strip();
  }

  private static void refuse(OutputStream back, String words) throws IOException {
    byte[] body = words.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d ssh\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
            .formatted(BAD_GATEWAY, body.length);
    back.write(head.getBytes(StandardCharsets.US_ASCII));
    back.write(body);
  }

  @Override
  public void close() {
    running.forEach(Process::destroy);
    try {
      server.close();
      Files.deleteIfExists(socket());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // A leftover of a few bytes in the temporary folder.
    }
  }
}
