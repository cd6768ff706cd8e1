package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Leads a port of this computer to an engine's socket, so that it looks like one elsewhere. */
final class TcpBridge implements AutoCloseable {
  private final Path socket;
  private final ServerSocket server;

  TcpBridge(Path socket) throws IOException {
    this.socket = socket;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("bridge").start(this::serve);
  }

  String host() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket one = server.accept();
        Thread.ofVirtual().start(() -> lead(one));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void lead(Socket asker) {
    try (asker;
        SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    copy(asker, engine);
                  });
      Channels.newInputStream(engine).transferTo(asker.getOutputStream());
      asker.shutdownOutput();
      asking.interrupt();
    } catch (IOException e) {
      // Either side hung up.
    }
  }

  private static void copy(Socket asker, SocketChannel engine) {
    try (OutputStream to = Channels.newOutputStream(engine)) {
      InputStream from = asker.getInputStream();
      from.transferTo(to);
      engine.shutdownOutput();
    } catch (IOException e) {
      // Either side hung up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
