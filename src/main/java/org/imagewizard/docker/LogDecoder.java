package org.imagewizard.docker;

import java.nio.charset.StandardCharsets;

/**
 * Turns the raw log response of a container into whole lines. Feed it bytes as they come, in pieces
 * of any size; call {@link #finish} at the end. Not thread-safe.
 *
 * <p>The engine's log drivers split lines of more than 16 KiB into pieces without a line feed, and
 * each piece gets a time stamp of its own. Here the pieces are one line again, with the first stamp
 * as its time and the others removed. With a TTY nothing marks the pieces, but their length does.
 */
public final class LogDecoder {
  /** How much the engine reads before it calls an unfinished line a piece. */
  private static final int PIECE = 16 * 1024;

  private final boolean stamps;
  private final LineBuffer out;
  private final LineBuffer err;
  private final LogFrames frames;
  private final boolean tty;
  private final Stamp stamp = new Stamp();
  private LineBuffer current;
  private boolean atStart = true;
  private int sinceStart;

  /** For {@link Engine#logs}, which asks the engine for time stamps. */
  public LogDecoder(boolean tty, LineSink sink) {
    this(tty, true, sink);
  }

  /**
   * @param stamps whether the engine was asked for time stamps
   */
  public LogDecoder(boolean tty, boolean stamps, LineSink sink) {
    this.tty = tty;
    this.stamps = stamps;
    out = new LineBuffer("stdout", sink);
    err = new LineBuffer("stderr", sink);
    current = out;
    frames = new LogFrames(new Frames());
  }

  public void feed(byte[] buffer, int offset, int length) {
    if (tty) {
      terminal(buffer, offset, offset + length);
    } else {
      frames.feed(buffer, offset, length);
    }
  }

  /** The stream is over: emits a last line without a line feed. */
  public void finish() {
    if (tty) {
      giveBack();
    } else {
      frames.finish();
    }
    out.finish();
    err.finish();
  }

  private void terminal(byte[] buffer, int from, int stop) {
    int at = from;
    while (at < stop) {
      if (atStart && stamps) {
        start(buffer[at++]);
        continue;
      }
      int limit = Math.min(stop, at + PIECE - sinceStart);
      int end = at;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, limit);
      out.add(buffer, at, end - at);
      sinceStart += end - at;
      if (buffer[end - 1] == '\n' || sinceStart == PIECE) {
        restart();
      }
      at = end;
    }
  }

  private void restart() {
    atStart = true;
    sinceStart = 0;
  }

  /** One byte of the beginning of a piece: part of a stamp, or text after all. */
  private void start(byte value) {
    switch (stamp.add(value)) {
      case MORE -> {}
      case STAMP -> {
        atStart = false;
        current.stamp(stamp.text());
        stamp.clear();
      }
      case NONE -> giveBack();
    }
  }

  /** The stamp that stands whole at the beginning of a piece, as it nearly always does. */
  private void stampedBy(byte[] buffer, int offset) {
    atStart = false;
    current.stamp(new String(buffer, offset, Stamp.FIXED, StandardCharsets.ISO_8859_1));
  }

  private void giveBack() {
    byte[] text = stamp.taken();
    stamp.clear();
    atStart = false;
    current.add(text, 0, text.length);
    sinceStart += text.length;
    if (tty && text.length > 0 && text[text.length - 1] == '\n') {
      restart();
    }
  }

  private final class Frames implements LogFrames.Sink {
    @Override
    public void begin(int stream) {
      current = stream == 2 || stream == 3 ? err : out;
      atStart = true;
      stamp.clear();
      if (stamps) {
        current.begin(PIECE);
      }
    }

    @Override
    public void payload(byte[] buffer, int offset, int length) {
      int at = offset;
      int stop = offset + length;
      if (atStart && stamps && Stamp.isWhole(buffer, offset, length)) {
        stampedBy(buffer, offset);
        at += Stamp.FIXED + 1;
      }
      while (at < stop && atStart && stamps) {
        start(buffer[at++]);
      }
      if (at < stop) {
        current.add(buffer, at, stop - at);
      }
    }

    @Override
    public void end() {
      giveBack();
    }
  }
}
