package org.imagewizard.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imagewizard.base.text.Phrase;

/**
 * Reads the cards through the driver's own library (NVML). Structures and numbers are those of
 * nvml.h. May hang with a broken driver, inside native code that nothing can interrupt: call it on
 * a thread that may be abandoned.
 */
final class Nvml {
  /**
   * The structure's size with its version in the highest byte, as NVML's second memory call asks.
   */
  private static final int MEMORY_V2 = 40 | 2 << 24;

  private static final String FILE = "libnvidia-ml.so.1";
  private static final int TEXT = 96;
  private static final int MOST_CARDS = 64;

  /** NVML's own limit is 7 for today's cards. */
  private static final int MOST_SLICES = 64;

  private final Optional<Path> file;
  private final Processes processes;
  private final MemoryFacts shared;

  /**
   * @param shared the computer's own memory, for boards whose card has none of its own
   */
  Nvml(Optional<Path> file, Processes processes, MemoryFacts shared) {
    this.file = file;
    this.processes = processes;
    this.shared = shared;
  }

  GpuReading read() {
    Optional<NvmlLibrary> found = NvmlLibrary.load(file);
    if (found.isEmpty()) {
      return GpuReading.none(List.of(Sentence.of("gpu.read.absent", FILE)));
    }
    NvmlLibrary library = found.get();
    int begun = library.call("nvmlInit_v2");
    if (begun != NvmlLibrary.SUCCESS) {
      return GpuReading.none(List.of(Phrase.plain(FILE + ": " + library.words(begun))));
    }
    try (Arena arena = Arena.ofConfined()) {
      return new Session(library, arena).read();
    } finally {
      library.call("nvmlShutdown");
    }
  }

  /** Between init and shutdown. */
  private final class Session {
    private final NvmlLibrary library;
    private final Arena arena;
    private final List<Gpu> gpus = new ArrayList<>();
    private final Map<Integer, Long> reserved = new TreeMap<>();
    private final Map<Integer, GpuReading.Mode> modes = new TreeMap<>();
    private final List<Phrase> troubles = new ArrayList<>();

    /** By how much numbers are ahead of NVML's: each slice has a number of its own. */
    private int ahead;

    Session(NvmlLibrary library, Arena arena) {
      this.library = library;
      this.arena = arena;
    }

    GpuReading read() {
      MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
      int code = library.call("nvmlDeviceGetCount_v2", count);
      if (code != NvmlLibrary.SUCCESS) {
        return GpuReading.none(
            List.of(Sentence.of("gpu.read.not-counted", FILE, library.words(code))));
      }
      int cards = Math.clamp(count.get(ValueLayout.JAVA_INT, 0), 0, MOST_CARDS);
      for (int index = 0; index < cards; index++) {
        card(index);
      }
      return new GpuReading(
          "NVML",
          text("nvmlSystemGetDriverVersion"),
          cuda(),
          gpus,
          reserved,
          modes,
          troubles,
          List.of(Sentence.of("gpu.read.counted", FILE, cards)));
    }

    private void card(int index) {
      MemorySegment slot = arena.allocate(ValueLayout.ADDRESS);
      int code = library.call("nvmlDeviceGetHandleByIndex_v2", index, slot);
      if (code != NvmlLibrary.SUCCESS) {
        troubles.add(Sentence.of("gpu.trouble.silent", (long) index, library.words(code)));
        return;
      }
      MemorySegment device = slot.get(ValueLayout.ADDRESS, 0);
      GpuReading.Mode mode = mode(device);
      List<MemorySegment> slices = mode == GpuReading.Mode.MIG ? slices(device) : List.of();
      if (slices.isEmpty()) {
        unit(device, index + ahead, mode);
        return;
      }
      // A card in slices can't be used as a whole: its slices take its place.
      for (MemorySegment slice : slices) {
        unit(slice, index + ahead, GpuReading.Mode.SHARED);
        ahead++;
      }
      ahead--;
    }

    /** The slices that are there; empty also where the driver does not let us see them. */
    private List<MemorySegment> slices(MemorySegment device) {
      List<MemorySegment> slices = new ArrayList<>();
      MemorySegment most = arena.allocate(ValueLayout.JAVA_INT);
      if (library.call("nvmlDeviceGetMaxMigDeviceCount", device, most) != NvmlLibrary.SUCCESS) {
        return slices;
      }
      int places = Math.clamp(most.get(ValueLayout.JAVA_INT, 0), 0, MOST_SLICES);
      for (int place = 0; place < places; place++) {
        MemorySegment slot = arena.allocate(ValueLayout.ADDRESS);
        int code = library.call("nvmlDeviceGetMigDeviceHandleByIndex", device, place, slot);
        if (code == NvmlLibrary.SUCCESS) {
          slices.add(slot.get(ValueLayout.ADDRESS, 0));
        }
      }
      return slices;
    }

    /** A whole card or a slice of one. */
    private void unit(MemorySegment device, int index, GpuReading.Mode mode) {
      String name = text("nvmlDeviceGetName", device);
      Optional<Memory> memory = memory(device, index, name);
      if (memory.isEmpty()) {
        return;
      }
      reserved.put(index, Sizes.mib(memory.get().reserved()));
      modes.put(index, mode);
      gpus.add(
          new Gpu(
              index,
              text("nvmlDeviceGetUUID", device),
              name.isEmpty() ? "NVIDIA card" : name,
              Sizes.mib(memory.get().total()),
              Sizes.mib(memory.get().total() - memory.get().free()),
              flag("nvmlDeviceGetDisplayActive", device)
                  || flag("nvmlDeviceGetDisplayMode", device),
              new NvmlProcesses(library, arena, processes).of(device)));
    }

    /** In bytes. */
    private record Memory(long total, long reserved, long free) {
      boolean credible() {
        return total > 0 && free >= 0 && free <= total && reserved >= 0;
      }
    }

    /**
     * The second form tells apart what the driver keeps for itself; the first counts it as used.
     * Free is the same in both, so used is what is not free.
     */
    private Optional<Memory> memory(MemorySegment device, int index, String name) {
      MemorySegment second = arena.allocate(40, 8);
      second.set(ValueLayout.JAVA_INT, 0, MEMORY_V2);
      int code = library.call("nvmlDeviceGetMemoryInfo_v2", device, second);
      Memory memory = new Memory(number(second, 8), number(second, 16), number(second, 24));
      if (code != NvmlLibrary.SUCCESS) {
        MemorySegment first = arena.allocate(24, 8);
        code = library.call("nvmlDeviceGetMemoryInfo", device, first);
        memory = new Memory(number(first, 0), 0, number(first, 8));
      }
      if (code == NvmlLibrary.NOT_SUPPORTED && UnifiedMemory.is(name)) {
        memory = new Memory(Sizes.bytes(shared.totalMiB()), 0, Sizes.bytes(shared.availableMiB()));
        code = NvmlLibrary.SUCCESS;
      }
      if (code == NvmlLibrary.SUCCESS && memory.credible()) {
        return Optional.of(memory);
      }
      Object why =
          code == NvmlLibrary.SUCCESS ? Sentence.of("gpu.trouble.impossible") : library.words(code);
      troubles.add(Sentence.of("gpu.trouble.no-memory", (long) index, why));
      return Optional.empty();
    }

    private static long number(MemorySegment from, long offset) {
      return from.get(ValueLayout.JAVA_LONG, offset);
    }

    private String text(String function, MemorySegment... device) {
      MemorySegment buffer = arena.allocate(TEXT);
      int code =
          device.length == 0
              ? library.call(function, buffer, TEXT)
              : library.call(function, device[0], buffer, TEXT);
      buffer.set(ValueLayout.JAVA_BYTE, TEXT - 1, (byte) 0);
      return code == NvmlLibrary.SUCCESS ? buffer.getString(0).strip() : "";
    }

    private GpuReading.Mode mode(MemorySegment device) {
      MemorySegment now = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment later = arena.allocate(ValueLayout.JAVA_INT);
      if (library.call("nvmlDeviceGetMigMode", device, now, later) == NvmlLibrary.SUCCESS
          && now.get(ValueLayout.JAVA_INT, 0) == 1) {
        return GpuReading.Mode.MIG;
      }
      int code = library.call("nvmlDeviceGetComputeMode", device, now);
      return switch (code == NvmlLibrary.SUCCESS ? now.get(ValueLayout.JAVA_INT, 0) : 0) {
        case 1, 3 -> GpuReading.Mode.EXCLUSIVE;
        case 2 -> GpuReading.Mode.PROHIBITED;
        default -> GpuReading.Mode.SHARED;
      };
    }

    private boolean flag(String function, MemorySegment device) {
      MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
      return library.call(function, device, value) == NvmlLibrary.SUCCESS
          && value.get(ValueLayout.JAVA_INT, 0) == 1;
    }

    /** NVML writes 12.4 as 12040. */
    private String cuda() {
      MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
      int code = library.call("nvmlSystemGetCudaDriverVersion_v2", value);
      int version = value.get(ValueLayout.JAVA_INT, 0);
      return code == NvmlLibrary.SUCCESS && version > 0
          ? version / 1000 + "." + version % 1000 / 10
          : "";
    }
  }
}
