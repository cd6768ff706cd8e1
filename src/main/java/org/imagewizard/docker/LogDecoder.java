package org.imagewizard.docker;

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
      for (int i = offset; i < offset + length; i++) {
        terminal(buffer[i]);
      }
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

  private void terminal(byte value) {
    if (atStart && stamps) {
      start(value);
      return;
    }
    out.add(value);
    sinceStart++;
    if (value == '\n' || sinceStart == PIECE) {
      restart();
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
    }

    @Override
    public void payload(byte[] buffer, int offset, int length) {
      int at = offset;
      int stop = offset + length;
      while (at < stop && atStart && stamps) {
        start(buffer[at++]);
      }
      current.add(buffer, at, stop - at);
    }

    @Override
    public void end() {
      giveBack();
    }
  }
}
