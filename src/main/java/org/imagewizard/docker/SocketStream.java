package org.imagewizard.docker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The answer to one request, read straight from the engine's socket. A log comes in one tiny HTTP
 * chunk a line, millions of them; the general transport spends more time on each than the engine
 * needs to make it, and more on each connection. {@link #close} from any thread wakes the reader.
 * One reader at a time.
 *
 * <p>An answer that breaks off before its last chunk ends in an exception, never as a plain end: a
 * cut must not look like a log that is over.
 */
final class SocketStream extends InputStream {
  private static final int BUFFER = 64 * 1024;
  private static final int CONNECT_MS = 10_000;
  private static final int LONGEST_HEADER = 64 * 1024;

  /**
   * How long a busy engine is left alone between two reads. It writes each line by itself; a reader
   * that waits for every one of them wakes for each, and takes the engine's processor to do so.
   * Much longer would let the socket fill up, some 250 lines on Linux, and hold the engine back.
   */
  private static final long PACE_NS = Duration.ofMillis(1).toNanos() / 2;

  /** Bytes that came sooner than this were waiting: the engine is busy. */
  private static final long AT_ONCE_NS = Duration.ofMillis(1).toNanos() / 5;

  /** Where the reader stands in the chunked answer. */
  private enum At {
    HEADER,
    SIZE,
    DATA,
    DATA_END,
    PLAIN,
    OVER
  }

  private final SocketChannel channel;
  private final String what;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
  private At at = At.HEADER;
  private long size;
  private boolean inExtension;
  private boolean busy;

  private SocketStream(SocketChannel channel, String what) {
    this.channel = channel;
    this.what = what;
  }

  /** Whether this kind of endpoint needs no more than a socket. */
  static boolean fits(Endpoint endpoint) {
    return endpoint.certificates().isEmpty();
  }

  /** Sends the request; the answer's header is read with its first byte. */
  static SocketStream send(Endpoint endpoint, String method, String path) throws IOException {
    SocketChannel channel = connect(endpoint);
    try {
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nAccept: */*\r\n"
              + (method.equals("POST") ? "Content-Length: 0\r\n\r\n" : "\r\n");
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new SocketStream(channel, method + " " + path);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static SocketChannel connect(Endpoint endpoint) throws IOException {
    Optional<Path> file = endpoint.socketFile();
    if (file.isPresent()) {
      return SocketChannel.open(UnixDomainSocketAddress.of(file.get()));
    }
    URI uri = endpoint.uri();
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MS);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Waits for the first byte only; gives as many chunks at once as are here. */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == At.HEADER) {
      header();
    }
    int done = 0;
    while (at != At.OVER && done < length && (done == 0 || buffer.hasRemaining())) {
      if (!buffer.hasRemaining() && !fill()) {
        end();
        break;
      }
      switch (at) {
        case SIZE -> size(buffer.get());
        case DATA_END -> dataEnd(buffer.get());
        default -> {
          int count = (int) Math.min(Math.min(length - done, buffer.remaining()), size);
          buffer.get(target, offset + done, count);
          done += count;
          size -= count;
          at = size == 0 ? At.DATA_END : at;
        }
      }
    }
    return done == 0 ? -1 : done;
  }

  /** The other side has closed: good only where nothing else marks the end. */
  private void end() throws IOException {
    if (at != At.PLAIN) {
      throw new EOFException("the engine hung up");
    }
    at = At.OVER;
  }

  private boolean fill() throws IOException {
    if (busy) {
      LockSupport.parkNanos(PACE_NS);
    }
    buffer.clear();
    long asked = System.nanoTime();
    int count = channel.read(buffer);
    busy = buffer.hasRemaining() && System.nanoTime() - asked < AT_ONCE_NS;
    buffer.flip();
    return count >= 0;
  }

  private void size(byte value) throws IOException {
    if (value == '\n') {
      at = size == 0 ? At.OVER : At.DATA;
      inExtension = false;
    } else if (value == ';' || value == '\r') {
      inExtension = true;
    } else if (!inExtension) {
      int digit = Character.digit(value, 16);
      if (digit < 0 || size > Integer.MAX_VALUE) {
        throw new IOException("the engine's answer is garbled");
      }
      size = size * 16 + digit;
    }
  }

  private void dataEnd(byte value) {
    if (value == '\n') {
      at = At.SIZE;
      size = 0;
    }
  }

  private void header() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int last = 0;
    while (true) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new EOFException("the engine hung up");
      }
      byte value = buffer.get();
      bytes.write(value);
      if (value == '\n' && last == '\n') {
        break;
      }
      last = value == '\r' ? last : value;
      if (bytes.size() > LONGEST_HEADER) {
        throw new IOException("the engine's answer is garbled");
      }
    }
    begin(bytes.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
  }

  private void begin(String header) throws IOException {
    if (!header.matches("(?s)http/1\\.[01] \\d{3}.*")) {
      throw new IOException("the engine's answer is garbled");
    }
    boolean chunked = header.matches("(?s).*\ntransfer-encoding: *chunked.*");
    at = chunked ? At.SIZE : At.PLAIN;
    size = chunked ? 0 : Long.MAX_VALUE;
    int status = Integer.parseInt(header.substring(9, 12));
    if (status >= 400) {
      String body = new String(readAllBytes(), StandardCharsets.UTF_8);
      close();
      EngineHttp.accepted(what, new EngineHttp.Reply(status, body));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
