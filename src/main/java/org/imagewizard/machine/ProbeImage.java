package org.imagewizard.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The smallest root file system that can run: one static busybox. It is on most Linux computers, so
 * the test needs no download.
 */
final class ProbeImage {
  static final String PROGRAM = "/busybox";

  private static final List<String> PLACES =
      List.of("/bin/busybox", "/usr/bin/busybox", "/usr/sbin/busybox", "/bin/busybox.static");

  private static final int BLOCK = 512;
  private static final long LARGEST = 16_000_000;
  private static final int NEEDS_LOADER = 3;

  private ProbeImage() {}

  /** A busybox that needs no libraries; empty when there is none. */
  static Optional<byte[]> busybox(Host host) {
    for (String place : PLACES) {
      Path file = host.at(place);
      try {
        if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
          byte[] program = Files.readAllBytes(file);
          if (isStatic(program)) {
            return Optional.of(program);
          }
        }
      } catch (IOException e) {
        // Not readable for us: as good as not there.
        continue;
      }
    }
    return Optional.empty();
  }

  /** An ELF program of 64 bits, little-endian, whose header table names no dynamic loader. */
  static boolean isStatic(byte[] program) {
    if (program.length < 64
        || program[0] != 0x7f
        || program[1] != 'E'
        || program[2] != 'L'
        || program[3] != 'F'
        || program[4] != 2
        || program[5] != 1) {
      return false;
    }
    ByteBuffer elf = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    long table = elf.getLong(32);
    int size = Short.toUnsignedInt(elf.getShort(54));
    int count = Short.toUnsignedInt(elf.getShort(56));
    if (count == 0 || size < 56 || table < 64 || table > program.length - (long) size * count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (elf.getInt((int) table + i * size) == NEEDS_LOADER) {
        return false;
      }
    }
    return true;
  }

  /** A tar (ustar) with the program as its only file. */
  static byte[] tar(byte[] program) {
    byte[] header = new byte[BLOCK];
    put(header, 0, PROGRAM.substring(1));
    put(header, 100, "0000755\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format("%011o\0", program.length));
    put(header, 136, "00000000000\0");
    Arrays.fill(header, 148, 156, (byte) ' ');
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header) {
      sum += Byte.toUnsignedInt(one);
    }
    put(header, 148, String.format("%06o\0 ", sum));
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.writeBytes(header);
    tar.writeBytes(program);
    tar.writeBytes(new byte[Math.floorMod(-program.length, BLOCK) + 2 * BLOCK]);
    return tar.toByteArray();
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
