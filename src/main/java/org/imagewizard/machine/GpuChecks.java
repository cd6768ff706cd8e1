package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.text.Phrase;

/** The graphics cards: their driver, who holds their memory, and who may use them. */
final class GpuChecks {
  /** A driver and an idle login screen hold less; it is not worth a warning. */
  private static final long WORTH_SAYING_MIB = 256;

  private GpuChecks() {}

  static Finding driver(GpuReading reading, Graphics.Bus bus, Wsl windows) {
    List<Phrase> proof =
        new ArrayList<>(
            Stream.concat(reading.attempts().stream(), reading.troubles().stream()).toList());
    if (!bus.nvidia().isEmpty()) {
      proof.add(Sentence.of("gpu.driver.bus", String.join(" ", bus.nvidia())));
    }
    if (!bus.module().isEmpty()) {
      proof.add(Sentence.of("gpu.driver.module", bus.module()));
    }
    proof.addAll(windows.proof());
    return verdict(reading, bus, windows).proof(proof);
  }

  private static Finding verdict(GpuReading reading, Graphics.Bus bus, Wsl windows) {
    if (!reading.answered() && windows.lends()) {
      return Finding.of(FindingKind.DRIVER_WINDOWS);
    }
    if (!reading.answered() && !bus.nvidia().isEmpty()) {
      return silent(reading, bus);
    }
    if (reading.gpus().isEmpty() && reading.troubles().isEmpty() && bus.nvidia().isEmpty()) {
      return bus.others().isEmpty()
          ? Finding.of(FindingKind.DRIVER_NO_CARD)
          : Finding.of(FindingKind.DRIVER_OTHER_CARD, String.join(", ", bus.others()));
    }
    if (!reading.troubles().isEmpty()) {
      return Finding.of(FindingKind.DRIVER_TROUBLE, reading.troubles().getFirst());
    }
    if (reading.gpus().isEmpty()) {
      return Finding.of(FindingKind.DRIVER_BLIND);
    }
    boolean older =
        !bus.module().isEmpty()
            && !reading.driver().isEmpty()
            && !bus.module().equals(reading.driver());
    return older
        ? Finding.of(FindingKind.DRIVER_MISMATCH)
        : Finding.of(
            FindingKind.DRIVER_OK,
            part("gpu.driver.version", reading.driver()),
            part("gpu.driver.cuda", reading.cuda()));
  }

  /** The commonest causes have cures of their own. */
  private static Finding silent(GpuReading reading, Graphics.Bus bus) {
    boolean mismatch =
        reading.attempts().stream()
            .anyMatch(one -> one.in(Locale.ENGLISH).toLowerCase(Locale.ROOT).contains("mismatch"));
    if (mismatch) {
      return Finding.of(FindingKind.DRIVER_MISMATCH);
    }
    return Finding.of(bus.nouveau() ? FindingKind.DRIVER_NOUVEAU : FindingKind.DRIVER_MISSING);
  }

  static Finding memory(List<Gpu> gpus, Map<Integer, Long> reserved) {
    if (gpus.isEmpty()) {
      return Finding.of(FindingKind.GPU_MEMORY_NO_CARD);
    }
    List<Phrase> proof = new ArrayList<>();
    List<Phrase> parts = new ArrayList<>();
    boolean partly = false;
    for (Gpu gpu : gpus) {
      long driver = reserved.getOrDefault(gpu.index(), 0L);
      proof.add(facts(gpu, driver));
      gpu.processes().forEach(process -> proof.add(holder(gpu, process)));
      partly |= gpu.usedMiB() - driver >= WORTH_SAYING_MIB;
      parts.add(Sentence.of("gpu.memory.part", (long) gpu.index(), gpu.roomMiB(), gpu.totalMiB()));
    }
    FindingKind kind = partly ? FindingKind.GPU_MEMORY_BUSY : FindingKind.GPU_MEMORY_FREE;
    return Finding.of(kind, list(parts)).proof(proof);
  }

  static Finding mode(List<Gpu> gpus, Map<Integer, GpuReading.Mode> modes) {
    if (gpus.isEmpty()) {
      return Finding.of(FindingKind.GPU_MODE_NO_CARD);
    }
    return Stream.of(GpuReading.Mode.PROHIBITED, GpuReading.Mode.EXCLUSIVE, GpuReading.Mode.MIG)
        .flatMap(
            mode ->
                gpus.stream()
                    .filter(gpu -> modes.get(gpu.index()) == mode)
                    .map(
                        gpu ->
                            Finding.of(kind(mode), (long) gpu.index())
                                .proof("GPU %d, %s: %s".formatted(gpu.index(), gpu.name(), mode))))
        .findFirst()
        .orElseGet(() -> Finding.of(FindingKind.GPU_MODE_SHARED));
  }

  private static FindingKind kind(GpuReading.Mode mode) {
    return switch (mode) {
      case SHARED -> FindingKind.GPU_MODE_SHARED;
      case EXCLUSIVE -> FindingKind.GPU_MODE_EXCLUSIVE;
      case PROHIBITED -> FindingKind.GPU_MODE_PROHIBITED;
      case MIG -> FindingKind.GPU_MODE_MIG;
    };
  }

  /** "A, B": commas are the same in both languages. */
  private static Phrase list(List<Phrase> parts) {
    return parts.stream()
        .reduce((left, right) -> Sentence.of("list", left, right))
        .orElseGet(() -> Phrase.plain(""));
  }

  private static Phrase part(String key, String value) {
    return value.isEmpty() ? Phrase.plain("") : Sentence.of(key, value);
  }

  private static Phrase facts(Gpu gpu, long driver) {
    return Sentence.of(
        "gpu.memory.facts",
        (long) gpu.index(),
        gpu.name(),
        gpu.totalMiB(),
        gpu.usedMiB(),
        driver > 0 ? Sentence.of("gpu.memory.driver", driver) : Phrase.plain(""),
        gpu.freeMiB(),
        gpu.reserveMiB(),
        gpu.display() ? Sentence.of("gpu.memory.screen") : Phrase.plain(""),
        gpu.roomMiB());
  }

  private static Phrase holder(Gpu gpu, Gpu.GpuProcess process) {
    Phrase who = Processes.describe(process.name(), process.user(), process.pid());
    return Sentence.of(
        "gpu.memory.holder",
        (long) gpu.index(),
        process.container().isEmpty()
            ? who
            : Sentence.of("gpu.memory.in-container", who, process.container()),
        process.usedMiB() >= 0
            ? Sentence.of("gpu.memory.holder.mib", process.usedMiB())
            : Sentence.of("gpu.memory.holder.unknown"));
  }
}
