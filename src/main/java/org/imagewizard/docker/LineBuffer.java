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
  /** A line over 1 MiB is cut, and says so: memory stays bounded whatever a container prints. */
  static final int LONGEST = 1 << 20;

  private final String stream;
  private final LineSink sink;
  private byte[] bytes = new byte[512];
  private int length;
  private long cut;
  private boolean returned;
  private boolean open;
  private String time = "";

  LineBuffer(String stream, LineSink sink) {
    this.stream = stream;
    this.sink = sink;
  }

  /** The stamp of a new piece; the first one of a line counts. */
  void stamp(String stamp) {
    if (!open) {
      open = true;
      time = stamp;
    }
  }

  void add(byte[] buffer, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      add(buffer[i]);
    }
  }

  void add(byte value) {
    if (value == '\n') {
      emit();
      return;
    }
    open = true;
    if (value == '\r') {
      returned = true;
      return;
    }
    if (returned) {
      returned = false;
      length = 0;
      cut = 0;
    }
    if (length == LONGEST) {
      cut++;
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(LONGEST, length * 2));
    }
    bytes[length++] = value;
  }

  /** Emits what has no line feed yet. */
  void finish() {
    if (open) {
      emit();
    }
  }

  private void emit() {
    int whole = cut > 0 ? lastCharacterEnd() : length;
    String text = new String(bytes, 0, whole, StandardCharsets.UTF_8);
    if (cut > 0) {
      text += " [cut here: " + (cut + length - whole) + " bytes more]";
    }
    String stamped = time;
    length = 0;
    cut = 0;
    returned = false;
    open = false;
    time = "";
    if (bytes.length > 64 * 1024) {
      bytes = new byte[512];
    }
    sink.line(stream, stamped, text);
  }

  /** Where the last whole character ends: a cut must not leave half of one. */
  private int lastCharacterEnd() {
    int start = length - 1;
    while (start > 0 && length - start < 4 && (bytes[start] & 0xc0) == 0x80) {
      start--;
    }
    int lead = bytes[start] & 0xff;
    int size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return start + size <= length ? start + size : start;
  }
}
