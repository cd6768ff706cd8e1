package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

/** The solver beside general ones and beside the greedy way, on the same models in one run. */
class FitBench {
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 2000;

  /** A general solver gets so long for one large model. */
  private static final long LIMIT_MILLIS = 5000;

  private static final int LARGE_COMPARED = 8;
  private static final int MODELS = 200;

  @Test
  void solvers() {
    Benchmark page = new Benchmark("Fit solver");
    List<GeneralSolver> rivals = GeneralSolver.all();
    List<FitModel> real = realModels();
    double cold = millis(() -> solve(real.getFirst()));
    for (int i = 0; i < WARM_UP; i++) {
      solve(real.get(i % real.size()));
    }
    double[] ours = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      FitModel model = real.get(i % real.size());
      ours[i] = millis(() -> solve(model));
    }
    page.figure("IMAGE's catalog, the first solve of a run", cold, "ms").atMost(40);
    page.figure("IMAGE's catalog, warm, by itself", median(ours), "ms").atMost(1);
    for (GeneralSolver rival : rivals) {
      double[] theirs = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        FitModel model = real.get(i % real.size());
        List<Placement.Objective> found = new ArrayList<>();
        theirs[i] = millis(() -> rival.solve(model).ifPresent(found::add));
        assertThat(found).as(rival.name()).containsExactly(solve(model).objective());
      }
      page.figure("IMAGE's catalog, warm", median(ours), "ms")
          .beside(rival.name() + ", same models and levels", median(theirs), "ms")
          .atMost(1);
    }
    large(page, rivals);
    greedy(page, 1);
    greedy(page, 2);
    page.note(
        "Medians of processor time; IMAGE's catalog on %d sets of cards, %d runs"
            .formatted(real.size(), ROUNDS));
    if (rivals.size() == 1) {
      page.note("OR-Tools CP-SAT is measured beside it only by mvn -Pbench verify");
    }
    page.write();
  }

  /** 90 services, 20 of them on a card, 4 different cards. */
  private static void large(Benchmark page, List<GeneralSolver> rivals) {
    double[] ours = new double[ROUNDS];
    int cut = 0;
    for (int i = 0; i < ROUNDS; i++) {
      FitModel model = LargeModels.of(i, 90, 20, 30, 4);
      boolean[] proven = new boolean[1];
      ours[i] = millis(() -> proven[0] = solve(model).optimal());
      cut += proven[0] ? 0 : 1;
    }
    page.figure("90 services, 20 on a card, 4 cards", median(ours), "ms").atMost(300);
    page.note(
        "90 services: not proven within the node cap by ours: %d of %d".formatted(cut, ROUNDS));
    for (GeneralSolver rival : rivals) {
      double[] theirs = new double[LARGE_COMPARED];
      int given = 0;
      for (int i = 0; i < LARGE_COMPARED; i++) {
        FitModel model = LargeModels.of(i, 90, 20, 30, 4);
        boolean[] proven = new boolean[1];
        theirs[i] = millis(() -> proven[0] = rival.provesValue(model, LIMIT_MILLIS));
        given += proven[0] ? 0 : 1;
      }
      page.figure("the same, all levels", median(Arrays.copyOf(ours, LARGE_COMPARED)), "ms")
          .beside(rival.name() + ", the value alone", median(theirs), "ms")
          .atMost(1);
      page.note(
          "90 services: not proven within %d s by %s: %d of %d"
              .formatted(LIMIT_MILLIS / 1000, rival.name(), given, LARGE_COMPARED));
    }
  }

  private static void greedy(Benchmark page, int cards) {
    int worse = 0;
    double lost = 0;
    for (int i = 0; i < MODELS; i++) {
      FitModel model = LargeModels.of(i, 46, 9, 20, cards);
      long best = solve(model).objective().value();
      long greedy = new Greedy(model).value();
      worse += greedy < best ? 1 : 0;
      lost += 100.0 * (best - greedy) / Math.max(1, best);
    }
    page.figure("value lost by the greedy way, cards: " + cards, lost / MODELS, "%");
    page.note(
        "The greedy way is worse in %d of %d random models with %d card(s)"
            .formatted(worse, MODELS, cards));
  }

  private static List<FitModel> realModels() {
    Catalog catalog = new CatalogLoader().bundled();
    List<FitModel> models = new ArrayList<>();
    for (long[] cards :
        new long[][] {{}, {4096}, {6144}, {8192}, {12_288}, {24_576}, {8192, 8192}, {4096, 6144}}) {
      List<Gpu> gpus = new ArrayList<>();
      for (long mib : cards) {
        gpus.add(new Gpu(gpus.size(), "", "Card", mib, 0, true, List.of()));
      }
      Machine machine = new Machine("a bench", 32_768, 30_000, 8, 400_000, gpus);
      models.add(new ModelBuilder(catalog, machine, Wishes.NONE).build().model());
    }
    return models;
  }

  private static Placement solve(FitModel model) {
    return new BranchAndBound().solve(model, Map.of(), Fit.NODE_CAP, new Cancellation());
  }

  /**
   * Processor time of this thread: all solvers have one, and other programs' load is not theirs.
   */
  private static double millis(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return (threads.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
