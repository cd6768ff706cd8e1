package org.imagewizard.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the root folder of a small image as the engine imports it: POSIX.1-1988 "ustar", names up
 * to 100 ASCII characters. The same entries give the same bytes: no dates, owner 0.
 */
public final class Tar {
  private static final int BLOCK = 512;
  private static final int NAME = 100;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param name ends in a slash
   */
  public Tar folder(String name) {
    header(name, 0755, 0, '5', "");
    return this;
  }

  /** An executable file. */
  public Tar program(String name, byte[] content) {
    header(name, 0755, content.length, '0', "");
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  /** A symbolic link. */
  public Tar link(String name, String target) {
    header(name, 0777, 0, '2', target);
    return this;
  }

  /** The whole archive, with its end mark. */
  public byte[] toBytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(new byte[2 * BLOCK]);
    return all.toByteArray();
  }

  private void header(String name, int mode, int size, char type, String link) {
    byte[] head = new byte[BLOCK];
    text(head, 0, name);
    text(head, 100, "%07o".formatted(mode));
    text(head, 108, "0000000");
    text(head, 116, "0000000");
    text(head, 124, "%011o".formatted(size));
    text(head, 136, "00000000000");
    head[156] = (byte) type;
    text(head, 157, link);
    text(head, 257, "ustar\00000");
    // The checksum is taken with blanks in its own place.
    Arrays.fill(head, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte value : head) {
      sum += value & 0xff;
    }
    text(head, 148, "%06o\0 ".formatted(sum));
    bytes.writeBytes(head);
  }

  private static void text(byte[] head, int at, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > NAME) {
      throw new IllegalArgumentException("longer than a tar header takes: " + text);
    }
    System.arraycopy(ascii, 0, head, at, ascii.length);
  }
}
