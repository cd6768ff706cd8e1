package org.imagewizard.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A unix socket that answers each connection's request with whatever a test says. */
final class Http implements AutoCloseable {
  private final ServerSocketChannel server;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param answers from the request's first line to the raw answer; empty hangs
   */
  Http(Path socket, Function<String, String> answers) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(() -> serve(answers));
  }

  /** A whole answer with a JSON body. */
  static String json(int status, String body) {
    return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  List<String> requests() {
    return requests;
  }

  private void serve(Function<String, String> answers) {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> answer(connection, answers));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void answer(SocketChannel connection, Function<String, String> answers) {
    try {
      String request = firstLine(Channels.newInputStream(connection));
      requests.add(request);
      String answer = answers.apply(request);
      if (!answer.isEmpty()) {
        connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        if (!answer.contains("Transfer-Encoding: chunked")) {
          connection.close();
        }
      }
    } catch (IOException e) {
      // The client hung up.
    }
  }

  /** Reads the whole head, returns its first line. */
  private static String firstLine(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString().lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel connection : open) {
      connection.close();
    }
  }
}
