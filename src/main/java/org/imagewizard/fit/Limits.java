package org.imagewizard.fit;

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
        0,
        ramMiB.orElse(machine.memoryAvailableMiB())
            - ramReserveMiB.orElse(ModelBuilder.RAM_RESERVE_MIB));
  }
}
