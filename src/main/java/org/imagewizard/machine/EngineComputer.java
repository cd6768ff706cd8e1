package org.imagewizard.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The computer that the engine runs on. What a check may look at hangs on where that is: this one
 * shows everything, another one only what its engine tells, a file what it says.
 */
interface EngineComputer {
  Finding driver();

  Finding toolkit();

  Finding cdi();

  /** The test container with a request for cards. */
  Finding request();

  /** Whether running containers have kept their cards. */
  Finding kept();

  Finding graphicsMemory();

  Finding mode();

  Finding memory();

  Finding processor();

  Finding disk();

  Finding limits();

  Finding port();

  Finding selinux();

  Finding apparmor();

  /** What was measured on the way; what does not answer in time is left out, or 0. */
  Machine machine();

  /** Of a container on an engine whose folders are no folders of this computer. */
  static Finding diskInside(Optional<Inside> inside) {
    return inside
        .map(
            found ->
                HostChecks.disk(found.diskFreeMiB(), OptionalLong.of(found.diskTotalMiB()))
                    .proof(
                        Sentence.of("host.disk.engine", found.diskFreeMiB(), found.diskTotalMiB())))
        .orElseGet(
            () ->
                Finding.of(FindingKind.DISK_UNKNOWN)
                    .proof(List.of(Sentence.of("host.disk.asked-container"))));
  }
}
