package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

/**
 * Every change that a reason offers is made, on this computer or in the wishes, and asked again.
 */
class ChangesTest {
  private static final Catalog CATALOG = new CatalogLoader().bundled();
  private static final Fit FIT = new Fit(new BranchAndBound());

  @Test
  void whatIsOfferedLetsItIn() {
    Set<Change.Kind> met = EnumSet.noneOf(Change.Kind.class);
    for (int seed = -2; seed < 40; seed++) {
      Random random = new Random(seed);
      Machine machine =
          seed == -2 ? cards(2100) : seed == -1 ? cards(13_900, 2100) : machine(random);
      Wishes wishes =
          seed == -2
              ? pinned("espnet-tts", LanguageModel.REMOTE)
              : seed == -1
                  ? pinned("multilang-support", LanguageModel.LOCAL)
                  : wishes(random, machine);
      Proposal now = propose(machine, wishes);
      if (!now.placement().conflict().isEmpty()) {
        // That is solved first; what is offered then is for the plan without it.
        continue;
      }
      for (Map.Entry<String, List<Change>> off : now.changes().entrySet()) {
        for (Change change : off.getValue()) {
          met.add(change.kind());
          holds(seed, machine, wishes, now, off.getKey(), change);
        }
      }
    }
    assertThat(met).as("every kind was tried").containsExactlyInAnyOrder(Change.Kind.values());
  }

  /** With the change the capability is on, and so is all that was. */
  private static void holds(
      int seed, Machine machine, Wishes wishes, Proposal now, String id, Change change) {
    Set<String> expected = new TreeSet<>(now.placement().capabilities());
    change.about().forEach(expected::remove);
    expected.add(id);
    Wishes asking = with(wishes, expected, wishes.pins(), wishes.withoutKeys());
    String about = "seed " + seed + ", " + id + ", " + change;
    switch (change.kind()) {
      case CARD -> {
        int card = Integer.parseInt(change.about().getFirst());
        assertOn(about, larger(machine, card, change.mib()), asking, expected);
        assertOff(about, larger(machine, card, change.mib() - 10), asking);
      }
      case NEW_CARD -> {
        assertOn(about, another(machine, change.mib()), asking, expected);
        assertOff(about, another(machine, change.mib() - 10), asking);
      }
      case RAM -> {
        assertOn(about, room(machine, change.mib(), 0), asking, expected);
        assertOff(about, room(machine, change.mib() - 10, 0), asking);
      }
      case DISK -> {
        assertOn(about, room(machine, 0, change.mib()), asking, expected);
        assertOff(about, room(machine, 0, change.mib() - 10), asking);
      }
      case STOP -> {
        int card = Integer.parseInt(change.about().getFirst());
        assertOn(about, larger(machine, card, change.mib()), asking, expected);
      }
      case MOVE, UNPIN -> {
        Map<String, String> pins = new HashMap<>(wishes.pins());
        String service = change.about().getFirst();
        pins.put(service, change.kind() == Change.Kind.MOVE ? "cpu" : "on");
        if (change.kind() == Change.Kind.UNPIN) {
          pins.remove(service);
        }
        assertOn(about, machine, with(wishes, expected, pins, wishes.withoutKeys()), expected);
      }
      case KEYS -> {
        List<String> without = new ArrayList<>(wishes.withoutKeys());
        without.removeAll(change.about());
        assertOn(about, machine, with(wishes, expected, wishes.pins(), without), expected);
      }
      case REMOTE ->
          assertOn(about, machine, asking.withLanguageModel(LanguageModel.REMOTE), expected);
      case DROP -> assertOn(about, machine, asking, expected);
    }
  }

  private static void assertOn(String about, Machine machine, Wishes wishes, Set<String> expected) {
    Placement answer = propose(machine, wishes).placement();
    assertThat(answer.conflict()).as(about).isEmpty();
    assertThat(answer.capabilities()).as(about).containsAll(expected);
  }

  /** Less is not enough, with the extras that counted too; so it may be on without those. */
  private static void assertOff(String about, Machine machine, Wishes wishes) {
    Proposal less = propose(machine, wishes);
    Proposal before = propose(machine, with(wishes, Set.of(), wishes.pins(), wishes.withoutKeys()));
    boolean lostSomething =
        !less.placement().conflict().isEmpty()
            || extras(before, less) > 0
            || less.placement().capabilities().size() <= before.placement().capabilities().size();
    assertThat(lostSomething).as(about).isTrue();
  }

  /** Extras of the first that the second does not have. */
  private static long extras(Proposal one, Proposal other) {
    return counted(one).stream().filter(extra -> !counted(other).contains(extra)).count();
  }

  private static List<String> counted(Proposal proposal) {
    List<String> counted = new ArrayList<>();
    for (FitModel.Goal goal : proposal.model().capabilities()) {
      for (FitModel.Bonus extra : goal.extras()) {
        boolean on =
            proposal.placement().capabilities().contains(goal.id())
                && extra.services().stream()
                    .allMatch(s -> proposal.placement().places().get(s).isOn());
        if (on) {
          counted.add(goal.id() + extra.services());
        }
      }
    }
    return counted;
  }

  private static Proposal propose(Machine machine, Wishes wishes) {
    return FIT.propose(CATALOG, machine, wishes, Map.of(), new Cancellation());
  }

  private static Wishes with(
      Wishes w, Set<String> wants, Map<String, String> pins, List<String> withoutKeys) {
    return new Wishes(
        w.profile(),
        List.copyOf(wants),
        w.without(),
        pins,
        w.replicas(),
        w.languageModel(),
        withoutKeys);
  }

  private static Machine cards(long... sizes) {
    List<Gpu> cards = new ArrayList<>();
    for (long size : sizes) {
      cards.add(new Gpu(cards.size(), "", "Card", size, 0, false, List.of()));
    }
    return new Machine("a test", 64_000, 64_000, 16, 500_000, cards);
  }

  private static Wishes pinned(String service, LanguageModel model) {
    return new Wishes(
        Optional.empty(),
        List.of(),
        List.of("semantic-segmentation"),
        Map.of(service, "gpu:0"),
        Map.of(),
        model,
        List.of());
  }

  private static Machine machine(Random random) {
    List<Gpu> cards = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      long total = 2048L * (1 + random.nextInt(5));
      long used = random.nextInt(2) == 0 ? 0 : 1 + random.nextInt((int) total / 2);
      cards.add(
          new Gpu(
              cards.size(),
              "",
              "Card",
              total,
              used,
              random.nextBoolean(),
              used == 0 ? List.of() : List.of(new Gpu.GpuProcess(4711, "python3", "marie", used))));
    }
    long ram = random.nextInt(3) == 0 ? 6000 + random.nextInt(12_000) : 64_000;
    long disk = random.nextInt(4) == 0 ? 20_000 + random.nextInt(60_000) : 500_000;
    return new Machine("a test", 64_000, ram, 16, disk, cards);
  }

  private static Wishes wishes(Random random, Machine machine) {
    Map<String, String> pins = new HashMap<>();
    if (!machine.gpus().isEmpty() && random.nextInt(2) == 0) {
      boolean both = random.nextBoolean();
      pins.put(both ? "espnet-tts" : "depth-map-generator", "gpu:0");
    }
    List<String> withoutKeys =
        random.nextInt(4) == 0
            ? List.of("llm")
            : random.nextInt(6) == 0 ? List.of("ocr") : List.of();
    return new Wishes(
        Optional.empty(),
        List.of(),
        List.of(),
        pins,
        Map.of(),
        LanguageModel.values()[random.nextInt(3)],
        withoutKeys);
  }

  private static Machine larger(Machine machine, int card, long mib) {
    List<Gpu> cards = new ArrayList<>();
    for (Gpu gpu : machine.gpus()) {
      long more = gpu.index() == card ? mib : 0;
      cards.add(
          new Gpu(
              gpu.index(),
              gpu.uuid(),
              gpu.name(),
              gpu.totalMiB() + more,
              gpu.usedMiB(),
              gpu.display(),
              gpu.processes()));
    }
    return with(machine, 0, 0, cards);
  }

  /** {@code mib} is what is free beside the reserve. */
  private static Machine another(Machine machine, long mib) {
    return with(machine, 0, 0, List.of(new Gpu(0, "", "New", mib + 512, 0, false, List.of())));
  }

  private static Machine room(Machine machine, long ram, long disk) {
    return with(machine, ram, disk, machine.gpus());
  }

  private static Machine with(Machine m, long ram, long disk, List<Gpu> cards) {
    return new Machine(
        m.source(),
        m.memoryMiB() + ram,
        m.memoryAvailableMiB() + ram,
        m.cpus(),
        m.diskFreeMiB() + disk,
        cards);
  }
}
