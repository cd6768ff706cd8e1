package org.imagewizard.gui.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/** The looks at one server in the last ten minutes; older ones go. On one thread. */
final class History {
  static final Duration KEPT = Duration.ofMinutes(10);

  private record Look(long nanos, StackStatus status) {}

  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * @param nanos when it was looked, as {@link System#nanoTime} counts
   */
  void add(StackStatus status, long nanos) {
    looks.addLast(new Look(nanos, status));
    while (nanos - looks.getFirst().nanos() > KEPT.toNanos()) {
      looks.removeFirst();
    }
  }

  void clear() {
    looks.clear();
  }

  /** From the first look that is kept to the last. */
  Duration span() {
    return looks.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(looks.getLast().nanos() - looks.getFirst().nanos());
  }

  /** The values of each look that has one. */
  List<Double> values(Function<StackStatus, OptionalDouble> what) {
    List<Double> values = new ArrayList<>();
    looks.forEach(look -> what.apply(look.status()).ifPresent(values::add));
    return values;
  }

  /** The sum over some services of what was measured; nothing where nothing was. */
  static OptionalDouble sum(List<ServiceStatus> services, Function<ServiceStatus, Double> what) {
    double[] known = services.stream().mapToDouble(what::apply).filter(one -> one >= 0).toArray();
    double sum = 0;
    for (double one : known) {
      sum += one;
    }
    return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
