package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * What a bigger card would give: the same wishes on this computer with one empty card of each size,
 * a screen on it, in place of its own.
 */
public final class Frontier {
  /** In GiB; 0 is no card. */
  private static final List<Integer> SIZES = List.of(0, 2, 4, 6, 8, 12, 16, 24);

  private static final int MIB_PER_GIB = 1024;

  private final Fit fit;

  public Frontier(Fit fit) {
    this.fit = fit;
  }

  /**
   * One size of card.
   *
   * @param gained capabilities that the size before does not have
   * @param onCard services that the size before has off, or on the processor though a card would do
   * @param lost capabilities that the size before has and this one gives up for more value
   */
  public record Step(
      int gib,
      Placement.Objective objective,
      int capabilities,
      List<String> gained,
      List<String> onCard,
      List<String> lost) {}

  /**
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT for an unknown name
   */
  public List<Step> steps(
      Catalog catalog, Machine machine, Wishes wishes, Cancellation cancellation) {
    List<Step> steps = new ArrayList<>();
    Placement before = null;
    for (int gib : SIZES) {
      Placement now =
          fit.propose(catalog, with(machine, gib), wishes, Map.of(), cancellation).placement();
      TreeSet<String> gained = new TreeSet<>(now.capabilities());
      TreeSet<String> lost = new TreeSet<>();
      List<String> onCard = new ArrayList<>();
      if (before != null) {
        gained.removeAll(before.capabilities());
        lost.addAll(before.capabilities());
        lost.removeAll(now.capabilities());
      }
      Map<String, Place> then = before == null ? Map.of() : before.places();
      now.places()
          .forEach(
              (name, place) -> {
                boolean already = then.getOrDefault(name, Place.OFF).kind() == Place.Kind.GPU;
                if (place.kind() == Place.Kind.GPU && !already) {
                  onCard.add(name);
                }
              });
      onCard.sort(null);
      steps.add(
          new Step(
              gib,
              now.objective(),
              now.capabilities().size(),
              List.copyOf(gained),
              List.copyOf(onCard),
              List.copyOf(lost)));
      before = now;
    }
    return List.copyOf(steps);
  }

  private static Machine with(Machine machine, int gib) {
    List<Gpu> gpus =
        gib == 0
            ? List.of()
            : List.of(new Gpu(0, "", gib + " GiB", (long) gib * MIB_PER_GIB, 0, true, List.of()));
    return new Machine(
        machine.source(),
        machine.memoryMiB(),
        machine.memoryAvailableMiB(),
        machine.cpus(),
        machine.diskFreeMiB(),
        gpus);
  }
}
