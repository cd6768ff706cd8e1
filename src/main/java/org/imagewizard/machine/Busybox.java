package org.imagewizard.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * This computer's static busybox: the one program that runs in an otherwise empty image, so test
 * containers and stand-ins need no download.
 */
public final class Busybox {
  static final List<String> PLACES =
      List.of(
          "/bin/busybox",
          "/usr/bin/busybox",
          "/usr/sbin/busybox",
          "/usr/local/bin/busybox",
          "/bin/busybox.static");

  private static final long LARGEST = 16_000_000;
  private static final int NEEDS_LOADER = 3;

  private Busybox() {}

  /** The program's bytes; empty when this computer has none that needs no libraries. */
  public static Optional<byte[]> here() {
    return of(Host.here());
  }

  static Optional<byte[]> of(Host host) {
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
}
