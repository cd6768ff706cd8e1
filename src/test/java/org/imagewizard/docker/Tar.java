package org.imagewizard.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the smallest tar that an engine imports: one executable file. */
public final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  public static byte[] file(String name, byte[] content) {
    int padded = (content.length + BLOCK - 1) / BLOCK * BLOCK;
    byte[] tar = new byte[BLOCK + padded + 2 * BLOCK];
    text(tar, 0, name);
    text(tar, 100, "0000755");
    text(tar, 108, "0000000");
    text(tar, 116, "0000000");
    text(tar, 124, "%011o".formatted(content.length));
    text(tar, 136, "00000000000");
    tar[156] = '0';
    text(tar, 257, "ustar\00000");
    // The checksum is taken with blanks in its own place.
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += tar[i] & 0xff;
    }
    text(tar, 148, "%06o\0 ".formatted(sum));
    System.arraycopy(content, 0, tar, BLOCK, content.length);
    return tar;
  }

  private static void text(byte[] tar, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }
}
