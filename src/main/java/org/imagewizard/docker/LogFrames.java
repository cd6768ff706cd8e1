package org.imagewizard.docker;

/**
 * Cuts the engine's multiplexed stream into frames, wherever the network cut the bytes.
 *
 * <p>Without a TTY the engine sends both streams of a container over one connection. Each piece has
 * a header of eight bytes: the stream (1 stdout, 2 stderr), three zero bytes, and the length of the
 * payload as a big-endian 32-bit number. Not thread-safe.
 */
public final class LogFrames {
  /** Where the pieces go; a payload may come in several parts. */
  interface Sink {
    void begin(int stream);

    void payload(byte[] buffer, int offset, int length);

    void end();
  }

  private static final int HEADER = 8;

  private final Sink sink;
  private final byte[] header = new byte[HEADER];
  private int headerBytes;
  private long remaining;

  LogFrames(Sink sink) {
    this.sink = sink;
  }

  void feed(byte[] buffer, int offset, int length) {
    int at = offset;
    int stop = offset + length;
    while (at < stop) {
      if (headerBytes < HEADER) {
        header[headerBytes++] = buffer[at++];
        if (headerBytes == HEADER) {
          begin();
        }
      } else {
        int part = (int) Math.min(remaining, stop - at);
        sink.payload(buffer, at, part);
        at += part;
        remaining -= part;
        endWhenDone();
      }
    }
  }

  /** The stream is over: a frame that was cut off ends here. */
  void finish() {
    if (headerBytes == HEADER) {
      remaining = 0;
      endWhenDone();
    }
  }

  private void begin() {
    remaining =
        (header[4] & 0xffL) << 24
            | (header[5] & 0xffL) << 16
            | (header[6] & 0xffL) << 8
            | (header[7] & 0xffL);
    sink.begin(header[0]);
    endWhenDone();
  }

  private void endWhenDone() {
    if (remaining == 0) {
      headerBytes = 0;
      sink.end();
    }
  }
}
