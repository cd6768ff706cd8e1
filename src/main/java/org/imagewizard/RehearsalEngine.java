package org.imagewizard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives the answers that a Docker Engine without containers gives, so that a rehearsal goes through
 * what every command goes through. It runs nothing, and ends with the program.
 */
final class RehearsalEngine {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/_ping", "OK",
          "/version",
              """
              {"Version": "27.0.0", "ApiVersion": "1.41", "MinAPIVersion": "1.24",
               "Os": "linux", "Arch": "amd64"}\
              """,
          "/info",
              """
              {"ServerVersion": "27.0.0", "OSType": "linux", "OperatingSystem": "Linux",
               "Driver": "overlay2", "DockerRootDir": "/var/lib/docker", "CgroupVersion": "2",
               "NCPU": 8, "MemTotal": 33554432000, "Runtimes": {"runc": {}},
               "SecurityOptions": ["name=seccomp,profile=default"]}\
              """,
          "/volumes", "{\"Volumes\": []}");

  private RehearsalEngine() {}

  static void startAt(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().start(() -> serve(server));
  }

  private static void serve(ServerSocketChannel server) {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(caller));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(SocketChannel caller) {
    try (caller) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.US_ASCII));
      String request = in.readLine();
      for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {}
      if (request == null) {
        return;
      }
      String path = request.split(" ")[1].replaceFirst("^/v[0-9.]+", "").replaceFirst("\\?.*", "");
      String body = ANSWERS.getOrDefault(path, "[]");
      OutputStream out = Channels.newOutputStream(caller);
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                  + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body))
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The caller has gone; it knows what it has heard.
    }
  }
}
