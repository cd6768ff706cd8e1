package org.imagewizard.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The line of one stream that is still being written. Bytes are kept until the line is whole, so a
 * character cut in two by a chunk is never decoded in halves.
 *
 * <p>A lone carriage return is a progress display redrawing its line: what stood before it is
 * replaced, as on a terminal. Before a line feed it belongs to the line's end.
 */
final class LineBuffer {
  /**
   * A longer line is handed on in parts of this size: memory stays bounded whatever a container
   * prints, and no byte is lost.
   */
  static final int LONGEST = 1 << 20;

  private static final int SMALL = 512;

  /** A buffer that once held a long line is not kept for short ones. */
  private static final int KEPT = 64 * 1024;

  private final String stream;
  private final LineSink sink;
  private byte[] bytes = new byte[SMALL];
  private int length;
  private boolean returned;
  private boolean open;
  private String time = "";
  private int piece;

  LineBuffer(String stream, LineSink sink) {
    this.stream = stream;
    this.sink = sink;
  }

  /**
   * The engine begins a new piece. Only a piece of full size is the middle of a line: a shorter one
   * without a line feed is the last thing that a container said before it ended, and what a restart
   * says is a line of its own.
   */
  void begin(int fullSize) {
    if (open && piece != fullSize) {
      emit();
    }
    piece = 0;
  }

  /** The stamp of a new piece; the first one of a line counts. */
  void stamp(String stamp) {
    if (!open) {
      open = true;
      time = stamp;
    }
  }

  void add(byte[] buffer, int offset, int count) {
    piece += count;
    int stop = offset + count;
    int at = offset;
    while (at < stop) {
      int end = at;
      while (end < stop && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (length == 0 && !returned && end < stop && endsLine(buffer, end, stop)) {
        open = true;
        emit(buffer, at, end - at);
        at = buffer[end] == '\n' ? end + 1 : end + 2;
        continue;
      }
      if (end > at) {
        text(buffer, at, end - at);
      }
      if (end < stop) {
        control(buffer[end++]);
      }
      at = end;
    }
  }

  private static boolean endsLine(byte[] buffer, int at, int stop) {
    return buffer[at] == '\n' || at + 1 < stop && buffer[at + 1] == '\n';
  }

  private void control(byte value) {
    if (value == '\n') {
      emit();
    } else {
      open = true;
      returned = true;
    }
  }

  private void text(byte[] buffer, int offset, int count) {
    open = true;
    if (returned) {
      returned = false;
      length = 0;
    }
    int at = offset;
    int left = count;
    while (length + left > LONGEST) {
      int part = LONGEST - length;
      append(buffer, at, part);
      at += part;
      left -= part;
      emitPart();
    }
    append(buffer, at, left);
  }

  private void append(byte[] buffer, int offset, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.clamp((length + count) * 2L, SMALL, LONGEST));
    }
    System.arraycopy(buffer, offset, bytes, length, count);
    length += count;
  }

  /** Emits what has no line feed yet. */
  void finish() {
    if (open) {
      emit();
    }
  }

  private void emit() {
    emit(bytes, 0, length);
    if (bytes.length > KEPT) {
      bytes = new byte[SMALL];
    }
  }

  private void emit(byte[] buffer, int offset, int count) {
    String stamped = time;
    length = 0;
    returned = false;
    open = false;
    time = "";
    sink.line(stream, stamped, new String(buffer, offset, count, StandardCharsets.UTF_8));
  }

  /** Hands the full buffer on, but for the beginning of a character that is not whole yet. */
  private void emitPart() {
    int whole = lastCharacterEnd();
    sink.part(stream, time, new String(bytes, 0, whole, StandardCharsets.UTF_8));
    System.arraycopy(bytes, whole, bytes, 0, length - whole);
    length -= whole;
  }

  /** Where the last whole character ends; the very end when the bytes are no UTF-8. */
  private int lastCharacterEnd() {
    int start = length - 1;
    while (start > length - 4 && (bytes[start] & 0xc0) == 0x80) {
      start--;
    }
    int lead = bytes[start] & 0xff;
    int size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return start + size <= length ? length : start;
  }
}
