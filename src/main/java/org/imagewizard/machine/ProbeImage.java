package org.imagewizard.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The smallest root file system that can run: one static busybox. */
final class ProbeImage {
  static final String PROGRAM = "/busybox";

  private static final int EXECUTABLE = 0755;

  private ProbeImage() {}

  /** A tar with the program as its only file. */
  static byte[] tar(byte[] program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(PROGRAM.substring(1));
      entry.setSize(program.length);
      entry.setMode(EXECUTABLE);
      tar.putArchiveEntry(entry);
      tar.write(program);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
