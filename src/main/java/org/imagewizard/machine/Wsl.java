package org.imagewizard.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.imagewizard.base.text.Phrase;

/**
 * Linux inside Windows (WSL 2). A card there is on no bus and has no /dev/nvidia0: Windows lends it
 * through one device, with the driver's programs and libraries in a folder of its own. A driver for
 * Linux must not be installed there (NVIDIA's "CUDA on WSL" guide).
 *
 * @param kernel its release; empty on a Linux of its own
 * @param device whether the device is there through which Windows lends its cards
 * @param lent what Windows lends of NVIDIA's driver
 * @param misplaced files of a driver for Linux, which hide what Windows lends
 */
record Wsl(String kernel, boolean device, List<String> lent, List<String> misplaced) {
  /** A Linux of its own. */
  static final Wsl NONE = new Wsl("", false, List.of(), List.of());

  /** Stands in for /dev/nvidia0, for containers too. */
  static final String DEVICE = "dxg";

  private static final String FOLDER = "/usr/lib/wsl/lib";
  private static final String SMI = "nvidia-smi";
  private static final String LIBRARY = "libnvidia-ml.so.1";
  private static final List<String> OF_DRIVER = List.of("libcuda.so.1", LIBRARY, SMI);
  private static final String OWN = "/usr/lib/x86_64-linux-gnu";

  Wsl {
    lent = List.copyOf(lent);
    misplaced = List.copyOf(misplaced);
  }

  static Wsl of(Host host) {
    String kernel = host.read("/proc/sys/kernel/osrelease").orElse("");
    if (!kernel.toLowerCase(Locale.ROOT).contains("microsoft")) {
      return NONE;
    }
    List<String> lent =
        host.names(FOLDER).stream()
            .filter(OF_DRIVER::contains)
            .map(FOLDER.concat("/")::concat)
            .toList();
    List<String> misplaced =
        host.names(OWN).stream()
            .filter(name -> name.matches("lib(nvidia-ml|cuda)\\.so\\.\\d{3}\\..*"))
            .map(name -> OWN + "/" + name)
            .toList();
    return new Wsl(kernel, Files.exists(host.at("/dev/" + DEVICE)), lent, misplaced);
  }

  boolean here() {
    return !kernel.isEmpty();
  }

  /** Whether Windows has NVIDIA's driver, and so a card of theirs. */
  boolean lends() {
    return !lent.isEmpty();
  }

  /** The driver's library that Windows lends; empty elsewhere. */
  static Optional<Path> library(Host host) {
    return file(host, LIBRARY).filter(Files::isRegularFile);
  }

  /** The driver's program that Windows lends, whose folder is not on every PATH. */
  static Optional<Path> smi(Host host) {
    return file(host, SMI).filter(Files::isExecutable);
  }

  private static Optional<Path> file(Host host, String name) {
    return Optional.of(host.at(FOLDER + "/" + name)).filter(Files::exists);
  }

  /** What a person who helps wants to know of it; nothing elsewhere. */
  List<Phrase> proof() {
    if (!here()) {
      return List.of();
    }
    return Stream.of(
            Stream.of(Sentence.of("gpu.wsl.kernel", kernel)),
            Stream.of(Sentence.of("gpu.wsl.device", device ? 1 : 0)),
            Stream.of(
                lends()
                    ? Sentence.of("gpu.wsl.lent", String.join(" ", lent))
                    : Sentence.of("gpu.wsl.lends-none", FOLDER)),
            misplaced.stream().map(file -> Sentence.of("gpu.wsl.misplaced", file)))
        .flatMap(one -> one)
        .toList();
  }
}
