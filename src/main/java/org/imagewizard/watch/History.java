package org.imagewizard.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/**
 * The looks at one server in the last ten minutes, and how processor, memory and graphics memory
 * went in them; older ones go. On one thread.
 */
public final class History {
  public static final Duration KEPT = Duration.ofMinutes(10);

  /** One processor core, in percent of one. */
  private static final double CORE = 100;

  private static final int GIB = 1024;

  private record Look(long nanos, StackStatus status) {}

  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * @param nanos when it was looked, as {@link System#nanoTime} counts
   */
  public void add(StackStatus status, long nanos) {
    looks.addLast(new Look(nanos, status));
    while (nanos - looks.getFirst().nanos() > KEPT.toNanos()) {
      looks.removeFirst();
    }
  }

  public void clear() {
    looks.clear();
  }

  /**
   * One for each figure; what was never measured, or is nothing at all times, is left out.
   *
   * @param service empty for all together, beside the cards as they are, with other programs
   */
  public List<Course> courses(String service) {
    List<Course> all = new ArrayList<>();
    if (looks.isEmpty()) {
      return all;
    }
    add(all, "cpu", "course.cpu", List.of(), of(service, ServiceStatus::cpuPercent), CORE);
    add(all, "memory", "course.memory", List.of(), of(service, one -> (double) one.memoryMiB()), 0);
    if (service.isEmpty()) {
      for (Card card : looks.getLast().status().cards()) {
        List<Object> index = List.of((long) card.index());
        add(all, "gpu-" + card.index(), "course.card", index, used(card), card.totalMiB());
      }
    } else {
      add(all, "gpu", "course.gpu", List.of(), of(service, one -> (double) one.gpuMiB()), 0);
    }
    return List.copyOf(all);
  }

  private void add(
      List<Course> all,
      String id,
      String title,
      List<Object> named,
      Function<StackStatus, OptionalDouble> what,
      double least) {
    List<Double> values = new ArrayList<>();
    looks.forEach(look -> what.apply(look.status()).ifPresent(values::add));
    double most = values.stream().mapToDouble(one -> one).max().orElse(0);
    if (most > 0) {
      Phrase subject = Sentence.of(title, named.toArray());
      all.add(new Course(id, words(id, subject, values), values, Math.max(least, most)));
    }
  }

  private Phrase words(String id, Phrase subject, List<Double> values) {
    Phrase now = amount(id, values.getLast());
    if (values.size() < 2) {
      return Sentence.of("course.now", subject, now);
    }
    Phrase least = amount(id, Collections.min(values));
    Phrase most = amount(id, Collections.max(values));
    Duration span = Duration.ofNanos(looks.getLast().nanos() - looks.getFirst().nanos());
    int seconds = Math.toIntExact(span.toSeconds());
    return seconds < 90
        ? Sentence.of("course.seconds", subject, least, most, seconds, now)
        : Sentence.of(
            "course.between", subject, least, most, (int) Math.round(seconds / 60.0), now);
  }

  private static Phrase amount(String id, double value) {
    if (id.equals("cpu")) {
      return Sentence.of("course.percent", value);
    }
    int mib = Math.toIntExact(Math.round(value));
    return mib < GIB ? Sentence.of("course.mib", mib) : Sentence.of("course.gib", value / GIB);
  }

  private static Function<StackStatus, OptionalDouble> of(
      String service, Function<ServiceStatus, Double> what) {
    return status ->
        sum(
            status.services().stream()
                .filter(one -> service.isEmpty() || one.name().equals(service))
                .toList(),
            what);
  }

  private static Function<StackStatus, OptionalDouble> used(Card wanted) {
    return status ->
        status.cards().stream()
            .filter(card -> card.index() == wanted.index())
            .mapToDouble(Card::usedMiB)
            .findFirst();
  }

  /** The sum over some services of what was measured; nothing where nothing was. */
  private static OptionalDouble sum(
      List<ServiceStatus> services, Function<ServiceStatus, Double> what) {
    double[] known = services.stream().mapToDouble(what::apply).filter(one -> one >= 0).toArray();
    double sum = 0;
    for (double one : known) {
      sum += one;
    }
    return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }
}
