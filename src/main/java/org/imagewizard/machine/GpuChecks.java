package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graphics cards: their driver, and who holds their memory. */
final class GpuChecks {
  static final String DRIVER = "gpu.driver";
  static final String MEMORY = "gpu.memory";
  static final String NO_CARD = "No NVIDIA card: services that can run on the processor will";

  /** A driver and an idle login screen hold less; it is not worth a warning. */
  private static final long WORTH_SAYING_MIB = 256;

  private GpuChecks() {}

  /**
   * @param bus addresses of NVIDIA cards that this computer has, with or without driver
   */
  static Finding driver(GpuReading reading, List<String> bus) {
    List<String> evidence = new ArrayList<>(reading.attempts());
    evidence.addAll(reading.troubles());
    if (!bus.isEmpty()) {
      evidence.add("NVIDIA cards on the bus: " + String.join(" ", bus));
    }
    if (!reading.answered()) {
      return bus.isEmpty()
          ? new Finding(DRIVER, Finding.Status.SKIP, NO_CARD, evidence, List.of())
          : Finding.warn(DRIVER, noDriver(reading), evidence);
    }
    if (reading.gpus().isEmpty() && reading.troubles().isEmpty() && bus.isEmpty()) {
      return new Finding(DRIVER, Finding.Status.SKIP, NO_CARD, evidence, List.of());
    }
    if (!reading.troubles().isEmpty()) {
      return Finding.warn(
          DRIVER, "The NVIDIA driver has trouble: " + reading.troubles().getFirst(), evidence);
    }
    if (reading.gpus().isEmpty()) {
      return Finding.warn(
          DRIVER, "The NVIDIA driver does not see the card of this computer", evidence);
    }
    String cuda = reading.cuda().isEmpty() ? "" : ", CUDA " + reading.cuda();
    String driver = reading.driver().isEmpty() ? "" : " " + reading.driver();
    return new Finding(
        DRIVER, Finding.Status.OK, "NVIDIA driver" + driver + cuda, evidence, List.of());
  }

  /** The commonest cause has a cure of its own: the driver was updated below its running module. */
  private static String noDriver(GpuReading reading) {
    boolean mismatch =
        reading.attempts().stream()
            .anyMatch(one -> one.toLowerCase(java.util.Locale.ROOT).contains("mismatch"));
    return mismatch
        ? "The NVIDIA driver was updated; restart this computer to use it"
        : "There is an NVIDIA card, but its driver is missing or not loaded; install it, then"
            + " restart this computer";
  }

  static Finding memory(List<Gpu> gpus, Map<Integer, Long> reserved, String from) {
    if (gpus.isEmpty()) {
      return Finding.skip(MEMORY, from + NO_CARD);
    }
    List<String> evidence = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    boolean partly = false;
    for (Gpu gpu : gpus) {
      long driver = reserved.getOrDefault(gpu.index(), 0L);
      evidence.add(facts(gpu, driver));
      gpu.processes().forEach(process -> evidence.add(holder(gpu, process)));
      partly |= gpu.usedMiB() - driver >= WORTH_SAYING_MIB;
      parts.add("GPU %d %d of %d MiB".formatted(gpu.index(), forImage(gpu), gpu.totalMiB()));
    }
    String free = "free for IMAGE: " + String.join(", ", parts);
    if (partly) {
      return Finding.warn(MEMORY, from + "Graphics memory is partly in use; " + free, evidence);
    }
    String summary = from + "Graphics memory, " + free;
    return new Finding(MEMORY, Finding.Status.OK, summary, evidence, List.of());
  }

  static long forImage(Gpu gpu) {
    return Math.max(0, gpu.freeMiB() - gpu.reserveMiB());
  }

  private static String facts(Gpu gpu, long driver) {
    return "GPU %d, %s: %d MiB, %d in use%s, %d free, reserve %d%s, %d for IMAGE"
        .formatted(
            gpu.index(),
            gpu.name(),
            gpu.totalMiB(),
            gpu.usedMiB(),
            driver > 0 ? " (" + driver + " by the driver itself)" : "",
            gpu.freeMiB(),
            gpu.reserveMiB(),
            gpu.display() ? " (a screen is attached)" : "",
            forImage(gpu));
  }

  private static String holder(Gpu gpu, Gpu.GpuProcess process) {
    return "GPU %d: %s, holds %s"
        .formatted(
            gpu.index(),
            Processes.describe(process.name(), process.user(), process.pid()),
            Optional.of(process.usedMiB())
                .filter(mib -> mib >= 0)
                .map(mib -> mib + " MiB")
                .orElse("an unknown amount"));
  }
}
