package org.imagewizard.gui.logs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Severity;

/** The lines on screen, and how they are read: followed, stopped, searched, filtered. */
public final class LogViewModel {
  static final int LINES = 20_000;
  private static final int QUEUE = 5_000;

  private LogPump pump = new LogPump(QUEUE);
  private final RingList<LogLine> kept = new RingList<>(LINES);
  private final RingList<LogLine> shown = new RingList<>(LINES);
  private final ObservableList<String> services = FXCollections.observableArrayList();
  private final ObservableSet<String> hidden = FXCollections.observableSet(new TreeSet<>());
  private final TreeMap<String, Long> errorsOf = new TreeMap<>();
  private final StringProperty find = new SimpleStringProperty("");
  private final BooleanProperty pattern = new SimpleBooleanProperty();
  private final BooleanProperty onlyHits = new SimpleBooleanProperty();
  private final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.NONE);
  private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final LongProperty received = new SimpleLongProperty();
  private final LongProperty lost = new SimpleLongProperty();
  private final LongProperty hits = new SimpleLongProperty();
  private final ObjectProperty<Map<String, Long>> reconnections =
      new SimpleObjectProperty<>(Map.of());
  private final ObjectProperty<Map<String, Problem>> unreadable =
      new SimpleObjectProperty<>(Map.of());
  private final LongProperty errors = new SimpleLongProperty();
  private final IntegerProperty longest = new SimpleIntegerProperty();
  private final LongProperty choice = new SimpleLongProperty();
  private boolean choosing;
  private boolean living = true;
  private LogFilter filter = new LogFilter("", false, false, Severity.NONE, hidden);
  private LogFilter.Test hit = filter.compiled();

  public LogViewModel() {
    find.subscribe(needle -> filterAgain());
    pattern.subscribe(on -> filterAgain());
    onlyHits.subscribe(on -> filterAgain());
    least.subscribe(level -> filterAgain());
    hidden.addListener(
        (SetChangeListener<String>)
            change -> {
              if (!choosing) {
                filterAgain();
              }
            });
  }

  /** Takes lines from any thread, until the next {@link #forget}. */
  public LogPump pump() {
    return pump;
  }

  /** Another server is shown: nothing of the one before is, not even what is still on its way. */
  public void forget() {
    pump = new LogPump(QUEUE);
    kept.remove(0, kept.size());
    errorsOf.clear();
    services.clear();
    longest.set(0);
    choosing = true;
    hidden.clear();
    choosing = false;
    received.set(0);
    lost.set(0);
    errors.set(0);
    reconnections.set(Map.of());
    unreadable.set(Map.of());
    following.set(true);
    filterAgain();
  }

  /** Services that may speak: room for their names is made before they do. */
  public void expect(Collection<String> names) {
    int most = names.stream().mapToInt(String::length).max().orElse(0);
    longest.set(Math.max(longest.get(), most));
  }

  /** Letters of the longest name. */
  ReadOnlyIntegerProperty longest() {
    return longest;
  }

  public ObservableList<LogLine> lines() {
    return shown;
  }

  /** Services that have said something or cannot be heard, by name. */
  public ObservableList<String> services() {
    return services;
  }

  /** Services whose lines are not shown. */
  public ObservableSet<String> hidden() {
    return hidden;
  }

  /** Counted up with each change of what is shown. */
  public ReadOnlyLongProperty choice() {
    return choice;
  }

  /** Shows or hides the lines of one service. */
  public void toggle(String service) {
    if (!hidden.remove(service)) {
      hidden.add(service);
    }
  }

  /** Shows the lines of one service and of no other that has spoken. */
  public void only(String service) {
    show(one -> one.equals(service));
    following.set(true);
  }

  /** Shows the lines of these services, as one change. */
  public void show(Predicate<String> wanted) {
    choosing = true;
    for (String service : services) {
      if (wanted.test(service)) {
        hidden.remove(service);
      } else {
        hidden.add(service);
      }
    }
    choosing = false;
    filterAgain();
  }

  public StringProperty find() {
    return find;
  }

  /** Whether what is looked for is a regular expression. */
  public BooleanProperty pattern() {
    return pattern;
  }

  /** Why the regular expression cannot be used; empty when it can. */
  public ReadOnlyStringProperty mistake() {
    return mistake.getReadOnlyProperty();
  }

  public BooleanProperty onlyHits() {
    return onlyHits;
  }

  /** Lines that are less serious are not shown. */
  public ObjectProperty<Severity> least() {
    return least;
  }

  /** Whether the newest line is kept in view. */
  public BooleanProperty following() {
    return following;
  }

  public ReadOnlyLongProperty received() {
    return received;
  }

  public ReadOnlyLongProperty lost() {
    return lost;
  }

  public ReadOnlyLongProperty hits() {
    return hits;
  }

  /** Errors among all lines that came, shown or not. */
  public ReadOnlyLongProperty errors() {
    return errors;
  }

  /** Service to how often it was followed again, after a restart or a cut; those that were. */
  public ReadOnlyObjectProperty<Map<String, Long>> reconnections() {
    return reconnections;
  }

  /** Service to why its log cannot be read. */
  public ReadOnlyObjectProperty<Map<String, Problem>> unreadable() {
    return unreadable;
  }

  /** Errors of one service. */
  public long errorsOf(String service) {
    return errorsOf.getOrDefault(service, 0L);
  }

  /** Ten times a second, on the window's thread: everything that arrived since, as one change. */
  public void drain() {
    List<LogLine> batch = pump.drain();
    reconnections.set(pump.reconnections());
    Map<String, Problem> silent = pump.unreadable();
    if (unreadable.get() != silent) {
      unreadable.set(silent);
      known(silent.keySet());
    }
    if (batch.isEmpty()) {
      return;
    }
    Map<String, Long> counted = pump.errors();
    known(counted.keySet());
    errorsOf.putAll(counted);
    errors.set(counted.values().stream().mapToLong(one -> one).sum());
    kept.append(batch);
    List<LogLine> wanted = batch.stream().filter(this::isWanted).toList();
    if (living) {
      shown.append(wanted);
    }
    received.set(pump.received());
    lost.set(pump.lost());
    if (living && !find.get().isBlank()) {
      hits.set(hits.get() + wanted.stream().filter(this::isHit).count());
    }
  }

  private void known(Set<String> speaking) {
    if (!errorsOf.keySet().containsAll(speaking)) {
      speaking.forEach(service -> errorsOf.putIfAbsent(service, 0L));
      expect(speaking);
      services.setAll(errorsOf.keySet());
    }
  }

  private boolean isWanted(LogLine line) {
    return filter.shows(line, hit);
  }

  private void filterAgain() {
    filter = new LogFilter(find.get(), pattern.get(), onlyHits.get(), least.get(), hidden);
    hit = filter.compiled();
    choice.set(choice.get() + 1);
    mistake.set(filter.mistake().orElse(""));
    living = true;
    replace(kept.stream().filter(this::isWanted).toList());
  }

  private void replace(List<LogLine> wanted) {
    if (wanted.size() != shown.size() || !wanted.equals(List.copyOf(shown))) {
      if (!shown.isEmpty()) {
        shown.remove(0, shown.size());
      }
      shown.append(wanted);
    }
    hits.set(shown.stream().filter(this::isHit).count());
  }

  /** Lines that the reader looks for, of the services and levels that are shown; thread-safe. */
  Predicate<LogLine> hitsToShow() {
    LogFilter now = filter;
    LogFilter.Test wanted = hit;
    return line -> wanted.test(line) && now.shows(line, wanted);
  }

  /** Puts lines in the place of the living log, which goes on behind them. */
  void showFound(List<LogLine> lines) {
    living = false;
    following.set(false);
    replace(lines);
  }

  /** Shows the log as it is now. */
  void showLiving() {
    if (!living) {
      filterAgain();
    }
  }

  public boolean isHit(LogLine line) {
    return hit.test(line);
  }

  static boolean isError(LogLine line) {
    return Severity.of(line.line()) == Severity.ERROR;
  }

  /** The next hit after {@code from}, or before it, around the end; -1 when there is none. */
  public int nextHit(int from, int direction) {
    return next(from, direction, this::isHit);
  }

  /** The same for the next line that tells of an error. */
  public int nextError(int from, int direction) {
    return next(from, direction, LogViewModel::isError);
  }

  private int next(int from, int direction, Predicate<LogLine> wanted) {
    int size = shown.size();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i * direction, size);
      if (wanted.test(shown.get(at))) {
        return at;
      }
    }
    return -1;
  }

  /** Lines as text, with their full times and services, for the clipboard or a file. */
  public static String text(List<LogLine> lines) {
    return lines.stream()
        .map(line -> line.time() + " " + line.service() + ": " + Severity.plain(line.line()))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
