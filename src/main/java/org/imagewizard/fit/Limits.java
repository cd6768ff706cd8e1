package org.imagewizard.fit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * Room as a person says it, in place of what was measured or is usual. All sizes in MiB.
 *
 * @param gpuFreeMiB card number to what is free on it: "what if so much were free"
 * @param gpuReserveMiB card number to what stays free on it; {@link #EVERY_CARD} for all others
 * @param excludedGpus cards that nothing is put on
 * @param ramMiB memory that is available
 * @param ramReserveMiB memory that stays free
 * @param cacheMiB size of memcached's cache
 */
public record Limits(
    Map<Integer, Long> gpuFreeMiB,
    Map<Integer, Long> gpuReserveMiB,
    Set<Integer> excludedGpus,
    OptionalLong ramMiB,
    OptionalLong ramReserveMiB,
    OptionalLong cacheMiB) {
  /** The key of a reserve that is meant for every card without one of its own. */
  public static final int EVERY_CARD = -1;

  /** Left to the system and to whoever else works on the computer, unless somebody says more. */
  public static final long RAM_RESERVE_MIB = 2048;

  public static final Limits NONE =
      new Limits(
          Map.of(),
          Map.of(),
          Set.of(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty());

  public Limits {
    gpuFreeMiB = Map.copyOf(gpuFreeMiB);
    gpuReserveMiB = Map.copyOf(gpuReserveMiB);
    excludedGpus = Set.copyOf(excludedGpus);
  }

  public Limits withCacheMiB(long next) {
    return new Limits(
        gpuFreeMiB, gpuReserveMiB, excludedGpus, ramMiB, ramReserveMiB, OptionalLong.of(next));
  }

  /** What if so much were free on a card; empty for what is measured. */
  public Limits withGpuFree(int card, OptionalLong mib) {
    return new Limits(
        with(gpuFreeMiB, card, mib), gpuReserveMiB, excludedGpus, ramMiB, ramReserveMiB, cacheMiB);
  }

  /** What stays free on a card; empty for what is usual. */
  public Limits withGpuReserve(int card, OptionalLong mib) {
    return new Limits(
        gpuFreeMiB, with(gpuReserveMiB, card, mib), excludedGpus, ramMiB, ramReserveMiB, cacheMiB);
  }

  /** Whether anything may be put on a card. */
  public Limits withGpu(int card, boolean used) {
    Set<Integer> excluded = new HashSet<>(excludedGpus);
    if (used) {
      excluded.remove(card);
    } else {
      excluded.add(card);
    }
    return new Limits(gpuFreeMiB, gpuReserveMiB, excluded, ramMiB, ramReserveMiB, cacheMiB);
  }

  /** What if so much memory were available; empty for what is measured. */
  public Limits withRam(OptionalLong mib) {
    return new Limits(gpuFreeMiB, gpuReserveMiB, excludedGpus, mib, ramReserveMiB, cacheMiB);
  }

  /** How much memory stays free; empty for what is usual. */
  public Limits withRamReserve(OptionalLong mib) {
    return new Limits(gpuFreeMiB, gpuReserveMiB, excludedGpus, ramMiB, mib, cacheMiB);
  }

  private static Map<Integer, Long> with(Map<Integer, Long> sizes, int card, OptionalLong mib) {
    Map<Integer, Long> next = new HashMap<>(sizes);
    if (mib.isPresent()) {
      next.put(card, mib.getAsLong());
    } else {
      next.remove(card);
    }
    return next;
  }

  /** Only what holds whatever cards there are. */
  Limits onAnyCard() {
    boolean every = gpuReserveMiB.containsKey(EVERY_CARD);
    return new Limits(
        Map.of(),
        every ? Map.of(EVERY_CARD, gpuReserveMiB.get(EVERY_CARD)) : Map.of(),
        Set.of(),
        ramMiB,
        ramReserveMiB,
        cacheMiB);
  }

  /** The cards that may be used, in the machine's order. */
  List<Gpu> cards(Machine machine) {
    return machine.gpus().stream().filter(gpu -> !excludedGpus.contains(gpu.index())).toList();
  }

  long free(Gpu gpu) {
    return gpuFreeMiB.getOrDefault(gpu.index(), gpu.freeMiB());
  }

  /** Never more than is free: even an empty card would break its own limit. */
  long reserve(Gpu gpu) {
    long every = gpuReserveMiB.getOrDefault(EVERY_CARD, gpu.reserveMiB());
    return Math.min(free(gpu), gpuReserveMiB.getOrDefault(gpu.index(), every));
  }

  long room(Gpu gpu) {
    return free(gpu) - reserve(gpu);
  }

  long ramBudget(Machine machine) {
    return Math.max(
        0, ramMiB.orElse(machine.memoryAvailableMiB()) - ramReserveMiB.orElse(RAM_RESERVE_MIB));
  }
}
