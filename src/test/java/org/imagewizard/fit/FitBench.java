package org.imagewizard.fit;

import java.util.Arrays;
import java.util.Map;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.bench.Benchmark;
import org.junit.jupiter.api.Test;

/** Times the solver on large random instances: the first one cold, the others warm. */
class FitBench {
  private static final int ROUNDS = 60;

  @Test
  void largeRandomModels() {
    Benchmark page = new Benchmark("Fit solver");
    for (int[] shape : new int[][] {{41, 9, 18, 1}, {41, 9, 18, 2}, {90, 20, 30, 4}}) {
      double[] millis = new double[ROUNDS];
      int cut = 0;
      for (int i = 0; i < ROUNDS; i++) {
        FitModel model = LargeModels.of(i, shape[0], shape[1], shape[2], shape[3]);
        long start = System.nanoTime();
        Placement answer =
            new BranchAndBound().solve(model, Map.of(), 20_000_000, new Cancellation());
        millis[i] = (System.nanoTime() - start) / 1e6;
        cut += answer.optimal() ? 0 : 1;
      }
      double first = millis[0];
      Arrays.sort(millis);
      String what =
          "%d services, %d of them on a card, %d capabilities, cards: %d"
              .formatted(shape[0], shape[1], shape[2], shape[3]);
      page.figure(what, millis[ROUNDS / 2], "ms").beside("the first one, cold", first, "ms");
      page.note(
          "%s: slowest %.1f ms; not proven within 20 million nodes: %d of %d"
              .formatted(what, millis[ROUNDS - 1], cut, ROUNDS));
    }
    page.write();
  }
}
