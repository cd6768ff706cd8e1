package org.imagewizard.fit;

import java.util.Arrays;
import java.util.Map;
import org.imagewizard.base.task.Cancellation;

/** Times the solver on large random instances; run by hand: its main class prints medians. */
final class Bench {
  private Bench() {}

  static void main(String[] args) {
    for (int[] shape : new int[][] {{41, 9, 18, 1}, {41, 9, 18, 2}, {90, 20, 30, 4}}) {
      for (int round = 0; round < 2; round++) {
        double[] millis = new double[60];
        int cut = 0;
        for (int i = 0; i < millis.length; i++) {
          FitModel model = LargeModels.of(i, shape[0], shape[1], shape[2], shape[3]);
          long start = System.nanoTime();
          Placement answer =
              new BranchAndBound().solve(model, Map.of(), 20_000_000, new Cancellation());
          millis[i] = (System.nanoTime() - start) / 1e6;
          cut += answer.optimal() ? 0 : 1;
        }
        Arrays.sort(millis);
        System.out.printf(
            "%s round %d: median %.2f ms, p95 %.2f, max %.2f, cut %d%n",
            Arrays.toString(shape), round, millis[30], millis[57], millis[59], cut);
      }
    }
  }
}
