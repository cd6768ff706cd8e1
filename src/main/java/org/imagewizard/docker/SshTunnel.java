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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imagewizard.base.problem.ProblemException;

/**
 * Leads a socket of this computer to an engine behind {@code ssh://}, as the docker command does
 * it: each connection is one {@code ssh HOST docker system dial-stdio}. Asks nobody for a password:
 * keys or an agent must do. Where ssh fails, its words come as a 502 answer.
 */
final class SshTunnel implements AutoCloseable {
  static final int BAD_GATEWAY = 502;

  private final List<String> command;
  private final Path folder;
  private final ServerSocketChannel server;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  SshTunnel(List<String> command) throws IOException {
    this.command = command;
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
      return new SshTunnel(command(host));
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
      Process ssh;
      try {
        ssh = new ProcessBuilder(command).start();
      } catch (IOException e) {
        refuse(back, String.valueOf(e.getMessage()));
        return;
      }
      running.add(ssh);
      try {
        InputStream asked = Channels.newInputStream(connection);
        Thread.ofVirtual().name("ssh request").start(() -> copy(asked, ssh.getOutputStream()));
        long answered = ssh.getInputStream().transferTo(back);
        if (answered == 0) {
          refuse(back, lastWords(ssh));
        }
      } finally {
        ssh.destroy();
        running.remove(ssh);
      }
    } catch (IOException e) {
      // Either side hung up; the other one notices by itself.
    }
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
