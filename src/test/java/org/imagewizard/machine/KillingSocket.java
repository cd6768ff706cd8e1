package org.imagewizard.machine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a program and the engine and passes everything on, until the program asks for the
 * start of a container: that request never arrives, and whoever waits here hears of it.
 */
final class KillingSocket implements AutoCloseable {
  private static final String START = "/start HTTP/1.1";

  private final ServerSocketChannel server;
  private final Path engine;
  private final CountDownLatch asked = new CountDownLatch(1);

  KillingSocket(Path socket, Path engine) throws IOException {
    this.engine = engine;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::serve);
  }

  void awaitStart() throws InterruptedException {
    asked.await();
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel program = server.accept();
        SocketChannel behind = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        Thread.ofVirtual().start(() -> pass(program, behind));
        Thread.ofVirtual().start(() -> pass(behind, program));
      }
    } catch (AsynchronousCloseException e) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    String before = "";
    try (from;
        to) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        String now = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        if ((before + now).contains(START)) {
          asked.countDown();
          return;
        }
        // A request's line may come in two parts.
        before = now.substring(Math.max(0, now.length() - START.length()));
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      // One side has hung up: the other one hears it by our closing.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
