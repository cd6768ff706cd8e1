package org.imagewizard.gui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * Processor, memory and graphics memory over the last minutes, of all services or of one. Only kept
 * at each look at the server; worked out when somebody asks, who is told by {@link #changes}.
 */
public final class HistoryViewModel {
  private static final String ALL = "";

  /** One processor core, in percent of one. */
  private static final double CORE = 100;

  private final Texts texts;
  private final History history = new History();
  private final LongProperty changes = new SimpleLongProperty();
  private String chosen = ALL;
  private @Nullable StackStatus last;

  public HistoryViewModel(Texts texts) {
    this.texts = texts;
    texts.messages().subscribe(words -> changed());
  }

  /** Takes over a look at the server; null when there is none to be looked at any more. */
  public void seen(@Nullable StackStatus status, long nanos) {
    last = status;
    if (status == null) {
      history.clear();
      chosen = ALL;
    } else {
      history.add(status, nanos);
    }
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Counts up with each look, choice and language. */
  ReadOnlyLongProperty changes() {
    return changes;
  }

  Subject chosen() {
    return subjects().stream()
        .filter(one -> one.service().equals(chosen))
        .findFirst()
        .orElseGet(() -> new Subject(ALL, texts.get("history.all")));
  }

  void choose(Subject next) {
    chosen = next.service();
    changed();
  }

  /** All services together, then each; empty while there is no server. */
  List<Subject> subjects() {
    StackStatus now = last;
    if (now == null) {
      return List.of();
    }
    List<Subject> all = new ArrayList<>(List.of(new Subject(ALL, texts.get("history.all"))));
    now.services().forEach(one -> all.add(new Subject(one.name(), one.name())));
    return List.copyOf(all);
  }

  /** One for each figure of what is chosen; empty while there is no server. */
  List<Course> courses() {
    StackStatus now = last;
    if (now == null) {
      return List.of();
    }
    List<Course> drawn = new ArrayList<>();
    add(
        drawn,
        "cpu",
        texts.get("history.cpu"),
        of(ServiceStatus::cpuPercent),
        value -> texts.get("history.percent", value),
        CORE);
    add(drawn, "memory", texts.get("history.memory"), of(one -> (double) one.memoryMiB()), 0);
    if (chosen.isEmpty()) {
      for (Card card : now.cards()) {
        String title = texts.get("history.card", card.index());
        add(drawn, "gpu-" + card.index(), title, used(card.index()), card.totalMiB());
      }
    } else {
      add(drawn, "gpu", texts.get("history.gpu"), of(one -> (double) one.gpuMiB()), 0);
    }
    return List.copyOf(drawn);
  }

  private Function<StackStatus, OptionalDouble> of(Function<ServiceStatus, Double> what) {
    String service = chosen;
    return status ->
        History.sum(
            status.services().stream()
                .filter(one -> service.isEmpty() || one.name().equals(service))
                .toList(),
            what);
  }

  private static Function<StackStatus, OptionalDouble> used(int index) {
    return status ->
        status.cards().stream()
            .filter(card -> card.index() == index)
            .mapToDouble(Card::usedMiB)
            .findFirst();
  }

  private void add(
      List<Course> all,
      String id,
      String title,
      Function<StackStatus, OptionalDouble> what,
      double least) {
    add(all, id, title, what, value -> texts.size(Math.round(value)), least);
  }

  /** What was never measured, or is nothing at all times, is not shown. */
  private void add(
      List<Course> all,
      String id,
      String title,
      Function<StackStatus, OptionalDouble> what,
      DoubleFunction<String> words,
      double least) {
    List<Double> values = history.values(what);
    double most = values.stream().mapToDouble(one -> one).max().orElse(0);
    double fewest = values.stream().mapToDouble(one -> one).min().orElse(0);
    if (values.isEmpty() || most == 0) {
      return;
    }
    String now = words.apply(values.getLast());
    long minutes = Math.max(1, Math.round(history.span().toSeconds() / 60.0));
    String sentence =
        values.size() < 2
            ? texts.get("history.now", title, now)
            : texts.get(
                "history.between", title, words.apply(fewest), words.apply(most), minutes, now);
    all.add(new Course(id, sentence, values, Math.max(least, most)));
  }
}
