package org.imagewizard.machine;

import org.imagewizard.docker.Tar;

/** The smallest root file system that can run: one static busybox. */
final class ProbeImage {
  static final String PROGRAM = "/busybox";

  private ProbeImage() {}

  /** A tar with the program as its only file. */
  static byte[] tar(byte[] program) {
    return new Tar().program(PROGRAM.substring(1), program).toBytes();
  }
}
