package org.imagewizard.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.imagewizard.fit.Limits;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * How much room the fit counts on, as things to pick from: for each card and for memory, what is
 * free and what of it stays free. Both faces offer the same. All sizes in MiB.
 *
 * @param machine what was measured
 * @param limits what was picked
 */
public record Room(Machine machine, Limits limits) {
  private static final long GIB = 1024;

  /** What is said of one card or of memory, and what could be. */
  public enum Kind {
    /** Free now, measured, or what the person says. */
    FREE,
    /** What of it is left alone. */
    RESERVE
  }

  /**
   * One thing to pick.
   *
   * @param size empty for what is measured (of {@link Kind#FREE}) or usual
   * @param mib what it comes to
   * @param whole whether it is as if nothing else ran
   */
  public record Choice(OptionalLong size, long mib, boolean whole) {}

  public boolean uses(Gpu gpu) {
    return !limits.excludedGpus().contains(gpu.index());
  }

  public List<Choice> card(Gpu gpu, Kind kind) {
    return kind == Kind.FREE
        ? free(gpu.freeMiB(), gpu.totalMiB())
        : reserve(gpu.reserveMiB(), gpu.totalMiB());
  }

  public List<Choice> memory(Kind kind) {
    return kind == Kind.FREE
        ? free(machine.memoryAvailableMiB(), machine.memoryMiB())
        : reserve(Limits.RAM_RESERVE_MIB, machine.memoryMiB());
  }

  /** What is picked now; a size that was typed elsewhere is a choice of its own. */
  public Choice picked(Gpu gpu, Kind kind) {
    Long said =
        kind == Kind.FREE
            ? limits.gpuFreeMiB().get(gpu.index())
            : limits
                .gpuReserveMiB()
                .getOrDefault(gpu.index(), limits.gpuReserveMiB().get(Limits.EVERY_CARD));
    return picked(card(gpu, kind), said == null ? OptionalLong.empty() : OptionalLong.of(said));
  }

  public Choice picked(Kind kind) {
    return picked(memory(kind), kind == Kind.FREE ? limits.ramMiB() : limits.ramReserveMiB());
  }

  /** The limits after a pick. */
  public Limits pick(Gpu gpu, Kind kind, Choice choice) {
    return kind == Kind.FREE
        ? limits.withGpuFree(gpu.index(), choice.size())
        : limits.withGpuReserve(gpu.index(), choice.size());
  }

  /** The limits after a pick for memory. */
  public Limits pick(Kind kind, Choice choice) {
    return kind == Kind.FREE ? limits.withRam(choice.size()) : limits.withRamReserve(choice.size());
  }

  private static Choice picked(List<Choice> choices, OptionalLong said) {
    return choices.stream()
        .filter(choice -> choice.size().equals(said))
        .findFirst()
        .orElseGet(() -> new Choice(said, said.orElse(0), false));
  }

  private static List<Choice> free(long measured, long total) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(OptionalLong.empty(), measured, false));
    choices.add(new Choice(OptionalLong.of(total), total, true));
    LongStream.of(2, 4, 6, 8, 10, 12, 16, 24, 32, 48, 64, 96, 128)
        .map(gib -> gib * GIB)
        .filter(mib -> mib < total)
        .forEach(mib -> choices.add(new Choice(OptionalLong.of(mib), mib, false)));
    return choices;
  }

  private static List<Choice> reserve(long usual, long total) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(OptionalLong.empty(), usual, false));
    LongStream.of(0, GIB / 2, GIB, 2 * GIB, 4 * GIB, 8 * GIB, 16 * GIB, 32 * GIB)
        .filter(mib -> mib < total && mib != usual)
        .forEach(mib -> choices.add(new Choice(OptionalLong.of(mib), mib, false)));
    return choices;
  }
}
