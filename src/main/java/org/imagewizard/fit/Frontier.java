package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * What a bigger card would give: the same wishes on this computer with one empty card of each size,
 * a screen on it, in place of its own. Memory and disk stay this computer's.
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
   * What one computer gives.
   *
   * @param gib the card's size; 0 without one
   * @param cards the cards, as the solver saw them
   * @param loads services on a card, the largest first
   * @param capabilities that are on
   * @param conflict pins and wants that cannot hold with this card
   * @param localModelToo whether a language model would fit beside all this, so that nothing of it
   *     would be lost by having the model on this computer
   */
  public record Step(
      int gib,
      List<FitModel.Card> cards,
      List<Load> loads,
      Placement.Objective objective,
      Set<String> capabilities,
      List<String> conflict,
      Gains gains,
      boolean localModelToo) {}

  /** A service on a card, replicas included. */
  public record Load(String service, int card, long vramMiB) {}

  /**
   * What a step has and the one before has not.
   *
   * @param capabilities that come
   * @param better capabilities that were on already and give more
   * @param faster services that ran on the processor before and are on a card now
   * @param lost capabilities given up for more value
   */
  public record Gains(
      List<String> capabilities, List<Better> better, List<String> faster, List<String> lost) {
    public boolean isEmpty() {
      return capabilities.isEmpty() && better.isEmpty() && faster.isEmpty();
    }
  }

  /** A capability that gives more, by one of its extras. */
  public record Better(String capability, Capability.Extra extra) {}

  /**
   * The steps, the smallest card first; {@code gains} are against the step before.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT for an unknown name
   */
  public List<Step> steps(
      Catalog catalog, Machine machine, Wishes wishes, Cancellation cancellation) {
    Wishes anyCard = wishes.withLimits(wishes.limits().onAnyCard());
    List<Step> steps = new ArrayList<>();
    Optional<Placement> before = Optional.empty();
    for (int gib : SIZES) {
      Machine with = with(machine, gib);
      Fit.Solved solved = fit.solve(catalog, with, anyCard, Map.of(), cancellation);
      steps.add(
          step(gib, solved, before, localModelToo(solved, catalog, with, anyCard, cancellation)));
      before = Optional.of(solved.placement());
    }
    return List.copyOf(steps);
  }

  /** This computer as it is; {@code gains} are against the largest step that is no larger. */
  public Step now(Catalog catalog, Machine machine, Wishes wishes, Cancellation cancellation) {
    return own(catalog, machine, wishes, Optional.empty(), cancellation);
  }

  /**
   * This computer with nothing else on its cards; empty when there is nothing else on them. {@code
   * gains} are against this computer as it is now.
   */
  public Optional<Step> emptied(
      Catalog catalog, Machine machine, Wishes wishes, Cancellation cancellation) {
    boolean busy = wishes.limits().cards(machine).stream().anyMatch(gpu -> gpu.usedMiB() > 0);
    if (!busy || !wishes.limits().gpuFreeMiB().isEmpty()) {
      return Optional.empty();
    }
    Placement now = fit.solve(catalog, machine, wishes, Map.of(), cancellation).placement();
    Machine empty =
        withGpus(
            machine,
            machine.gpus().stream()
                .map(
                    g ->
                        new Gpu(
                            g.index(), g.uuid(), g.name(), g.totalMiB(), 0, g.display(), List.of()))
                .toList());
    return Optional.of(own(catalog, empty, wishes, Optional.of(now), cancellation));
  }

  private Step own(
      Catalog catalog,
      Machine machine,
      Wishes wishes,
      Optional<Placement> before,
      Cancellation cancellation) {
    Fit.Solved solved = fit.solve(catalog, machine, wishes, Map.of(), cancellation);
    long total = wishes.limits().cards(machine).stream().mapToLong(Gpu::totalMiB).sum();
    int gib = (int) ((total + MIB_PER_GIB / 2) / MIB_PER_GIB);
    return step(gib, solved, before, localModelToo(solved, catalog, machine, wishes, cancellation));
  }

  private boolean localModelToo(
      Fit.Solved solved,
      Catalog catalog,
      Machine machine,
      Wishes wishes,
      Cancellation cancellation) {
    Placement local =
        fit.solve(
                catalog,
                machine,
                wishes.withLanguageModel(LanguageModel.LOCAL),
                Map.of(),
                cancellation)
            .placement();
    return solved.placement().conflict().isEmpty()
        && local.conflict().isEmpty()
        && local.objective().value() >= solved.placement().objective().value()
        && local.objective().cpuFallbacks() <= solved.placement().objective().cpuFallbacks();
  }

  private static Step step(
      int gib, Fit.Solved solved, Optional<Placement> before, boolean localModelToo) {
    Placement now = solved.placement();
    FitModel model = solved.prepared().model();
    List<Load> loads = new ArrayList<>();
    for (FitModel.Item item : model.services()) {
      Place place = now.places().getOrDefault(item.name(), Place.OFF);
      if (place.kind() == Place.Kind.GPU) {
        loads.add(new Load(item.name(), place.gpu(), item.vramMiB() * item.replicas()));
      }
    }
    loads.sort(
        java.util.Comparator.comparingLong(Load::vramMiB).reversed().thenComparing(Load::service));
    return new Step(
        gib,
        model.gpus(),
        List.copyOf(loads),
        now.objective(),
        now.capabilities(),
        now.conflict(),
        before.map(b -> gains(solved.catalog(), b, now)).orElseGet(Frontier::nothing),
        localModelToo);
  }

  private static Gains nothing() {
    return new Gains(List.of(), List.of(), List.of(), List.of());
  }

  private static Gains gains(Catalog catalog, Placement before, Placement now) {
    List<String> capabilities = new ArrayList<>();
    List<Better> better = new ArrayList<>();
    for (Capability capability : catalog.capabilities()) {
      String id = capability.id();
      if (!now.capabilities().contains(id)) {
        continue;
      }
      if (!before.capabilities().contains(id)) {
        capabilities.add(id);
        continue;
      }
      for (Capability.Extra extra : capability.extras()) {
        if (counts(extra, now) && !counts(extra, before)) {
          better.add(new Better(id, extra));
        }
      }
    }
    TreeSet<String> lost = new TreeSet<>(before.capabilities());
    lost.removeAll(now.capabilities());
    TreeSet<String> faster = new TreeSet<>();
    now.places()
        .forEach(
            (name, place) -> {
              boolean onProcessor = before.places().getOrDefault(name, Place.OFF).equals(Place.CPU);
              if (place.kind() == Place.Kind.GPU && onProcessor) {
                faster.add(name);
              }
            });
    return new Gains(
        List.copyOf(capabilities), List.copyOf(better), List.copyOf(faster), List.copyOf(lost));
  }

  private static boolean counts(Capability.Extra extra, Placement placement) {
    return extra.services().stream()
        .allMatch(name -> placement.places().getOrDefault(name, Place.OFF).isOn());
  }

  private static Machine with(Machine machine, int gib) {
    return withGpus(
        machine,
        gib == 0
            ? List.of()
            : List.of(new Gpu(0, "", gib + " GiB", (long) gib * MIB_PER_GIB, 0, true, List.of())));
  }

  private static Machine withGpus(Machine machine, List<Gpu> gpus) {
    return new Machine(
        machine.source(),
        machine.memoryMiB(),
        machine.memoryAvailableMiB(),
        machine.cpus(),
        machine.diskFreeMiB(),
        gpus);
  }
}
