package org.imagewizard.docker;

import java.io.IOException;
import java.io.InputStream;

/** A stream that a test writes into; its reader waits, and a close from any thread wakes it. */
final class FakeStream extends InputStream {
  private final String name;
  private final java.io.ByteArrayOutputStream waiting = new java.io.ByteArrayOutputStream();
  private byte[] current = new byte[0];
  private int at;
  private boolean ended;
  private boolean broken;
  private boolean closed;

  FakeStream(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  synchronized void put(byte[] bytes) {
    waiting.writeBytes(bytes);
    notifyAll();
  }

  /** The connection breaks: only half of what is on its way arrives, and no proper end. */
  synchronized void cut() {
    byte[] all = waiting.toByteArray();
    waiting.reset();
    waiting.write(all, 0, all.length / 2);
    broken = true;
    notifyAll();
  }

  /** The other side has no more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    while (!closed && at == current.length && waiting.size() == 0 && !ended && !broken) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (closed) {
      throw new IOException("closed");
    }
    if (at == current.length) {
      if (waiting.size() == 0) {
        if (broken) {
          throw new IOException("cut");
        }
        return -1;
      }
      current = waiting.toByteArray();
      waiting.reset();
      at = 0;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, buffer, offset, count);
    at += count;
    return count;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
