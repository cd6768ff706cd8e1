package org.imagewizard.machine;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imagewizard.base.text.Phrase;

/**
 * One reading of all NVIDIA cards.
 *
 * @param source who said it: "NVML" or "nvidia-smi"; empty when nobody could
 * @param driver its version, empty when not said
 * @param cuda the newest CUDA version the driver supports, empty when not said
 * @param reservedMiB what the driver itself keeps of each card, by index; part of {@code usedMiB}
 * @param modes how a card may be used, where it is not as usual, by index
 * @param troubles what did not go as it should, in words
 * @param attempts what was tried and what it said
 */
record GpuReading(
    String source,
    String driver,
    String cuda,
    List<Gpu> gpus,
    Map<Integer, Long> reservedMiB,
    Map<Integer, Mode> modes,
    List<Phrase> troubles,
    List<Phrase> attempts) {
  /** Who may use a card. */
  enum Mode {
    SHARED,
    EXCLUSIVE,
    PROHIBITED,
    /** Cut into slices. */
    MIG
  }

  GpuReading {
    modes = Map.copyOf(modes);
    gpus = List.copyOf(gpus);
    reservedMiB = Map.copyOf(reservedMiB);
    troubles = List.copyOf(troubles);
    attempts = List.copyOf(attempts);
  }

  /** Nobody could read a card. */
  static GpuReading none(List<Phrase> attempts) {
    return new GpuReading("", "", "", List.of(), Map.of(), Map.of(), List.of(), attempts);
  }

  boolean answered() {
    return !source.isEmpty();
  }

  GpuReading with(List<Phrase> earlier) {
    List<Phrase> all = java.util.stream.Stream.concat(earlier.stream(), attempts.stream()).toList();
    return new GpuReading(source, driver, cuda, gpus, reservedMiB, modes, troubles, all);
  }

  GpuReading with(UnaryOperator<Gpu> change) {
    List<Gpu> changed = gpus.stream().map(change).toList();
    return new GpuReading(source, driver, cuda, changed, reservedMiB, modes, troubles, attempts);
  }
}
