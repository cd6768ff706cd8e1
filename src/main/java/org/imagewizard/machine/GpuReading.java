package org.imagewizard.machine;

import java.util.List;
import java.util.Map;

/**
 * One reading of all NVIDIA cards.
 *
 * @param source who said it: "NVML" or "nvidia-smi"; empty when nobody could
 * @param driver its version, empty when not said
 * @param cuda the newest CUDA version the driver supports, empty when not said
 * @param reservedMiB what the driver itself keeps of each card, by index; part of {@code usedMiB}
 * @param troubles what did not go as it should, in words
 * @param attempts what was tried and what it said
 */
record GpuReading(
    String source,
    String driver,
    String cuda,
    List<Gpu> gpus,
    Map<Integer, Long> reservedMiB,
    List<String> troubles,
    List<String> attempts) {
  GpuReading {
    gpus = List.copyOf(gpus);
    reservedMiB = Map.copyOf(reservedMiB);
    troubles = List.copyOf(troubles);
    attempts = List.copyOf(attempts);
  }

  /** Nobody could read a card. */
  static GpuReading none(List<String> attempts) {
    return new GpuReading("", "", "", List.of(), Map.of(), List.of(), attempts);
  }

  boolean answered() {
    return !source.isEmpty();
  }

  GpuReading with(List<String> earlier) {
    List<String> all = java.util.stream.Stream.concat(earlier.stream(), attempts.stream()).toList();
    return new GpuReading(source, driver, cuda, gpus, reservedMiB, troubles, all);
  }
}
