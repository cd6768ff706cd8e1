package org.imagewizard.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who holds memory of one card: computing and drawing programs, each once. */
final class NvmlProcesses {
  /** Newest first. The oldest form has no instance ids, so its entries are shorter. */
  private record Form(String suffix, int bytes) {}

  private static final List<Form> FORMS =
      List.of(new Form("_v3", 24), new Form("_v2", 24), new Form("", 16));

  private static final int MOST = 4096;

  private final NvmlLibrary library;
  private final Arena arena;
  private final Processes processes;

  NvmlProcesses(NvmlLibrary library, Arena arena, Processes processes) {
    this.library = library;
    this.arena = arena;
    this.processes = processes;
  }

  /** Sorted by process number; empty where the driver does not tell. */
  List<Gpu.GpuProcess> of(MemorySegment device) {
    Map<Long, Long> memoryByPid = new TreeMap<>();
    collect("nvmlDeviceGetComputeRunningProcesses", device, memoryByPid);
    collect("nvmlDeviceGetGraphicsRunningProcesses", device, memoryByPid);
    Collection<Map.Entry<Long, Long>> entries = memoryByPid.entrySet();
    List<Gpu.GpuProcess> found = new ArrayList<>();
    entries.forEach(entry -> found.add(processes.onCard(entry.getKey(), entry.getValue())));
    return found;
  }

  private void collect(String function, MemorySegment device, Map<Long, Long> into) {
    for (Form form : FORMS) {
      int code = NvmlLibrary.TOO_SMALL;
      for (int room = 64; code == NvmlLibrary.TOO_SMALL && room <= MOST; room *= 8) {
        MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
        MemorySegment entries = arena.allocate((long) room * form.bytes(), 8);
        count.set(ValueLayout.JAVA_INT, 0, room);
        code = library.call(function + form.suffix(), device, count, entries);
        if (code == NvmlLibrary.SUCCESS) {
          add(entries, form, Math.clamp(count.get(ValueLayout.JAVA_INT, 0), 0, room), into);
        }
      }
      if (code != NvmlLibrary.NO_FUNCTION) {
        return;
      }
    }
  }

  /** A program may both compute and draw: both lists then carry the same, whole number. */
  private static void add(MemorySegment entries, Form form, int count, Map<Long, Long> into) {
    for (int i = 0; i < count; i++) {
      long offset = (long) i * form.bytes();
      long pid = Integer.toUnsignedLong(entries.get(ValueLayout.JAVA_INT, offset));
      long bytes = entries.get(ValueLayout.JAVA_LONG, offset + 8);
      // "Not available" is the largest unsigned number, negative here.
      into.merge(pid, bytes < 0 ? -1 : Sizes.mib(bytes), Math::max);
    }
  }
}
