package org.imagewizard.gui.logs;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.imagewizard.watch.LogLine;

/** The lines on screen, and how they are read: followed, stopped, searched, of one service. */
public final class LogViewModel {
  static final int LINES = 20_000;
  private static final int QUEUE = 5_000;

  private final LogPump pump = new LogPump(QUEUE);
  private final RingList<LogLine> kept = new RingList<>(LINES);
  private final RingList<LogLine> shown = new RingList<>(LINES);
  private final ObservableList<String> services = FXCollections.observableArrayList();
  private final TreeSet<String> known = new TreeSet<>();
  private final StringProperty find = new SimpleStringProperty("");
  private final StringProperty service = new SimpleStringProperty("");
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final LongProperty received = new SimpleLongProperty();
  private final LongProperty lost = new SimpleLongProperty();
  private final LongProperty hits = new SimpleLongProperty();

  public LogViewModel() {
    service.subscribe(chosen -> showAgain());
    find.subscribe(needle -> hits.set(shown.stream().filter(this::isHit).count()));
  }

  /** Takes lines from any thread. */
  public LogPump pump() {
    return pump;
  }

  public ObservableList<LogLine> lines() {
    return shown;
  }

  /** Services that have said something, by name. */
  public ObservableList<String> services() {
    return services;
  }

  public StringProperty find() {
    return find;
  }

  /** Only this service's lines; empty for all. */
  public StringProperty service() {
    return service;
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

  /** Once a frame, on the window's thread: everything that arrived since, as one change. */
  public void drain() {
    List<LogLine> batch = pump.drain();
    if (batch.isEmpty()) {
      return;
    }
    for (LogLine line : batch) {
      if (known.add(line.service())) {
        services.setAll(known);
      }
    }
    kept.append(batch);
    List<LogLine> wanted = batch.stream().filter(this::isWanted).toList();
    shown.append(wanted);
    received.set(pump.received());
    lost.set(pump.lost());
    if (!find.get().isBlank()) {
      hits.set(hits.get() + wanted.stream().filter(this::isHit).count());
    }
  }

  private boolean isWanted(LogLine line) {
    return service.get().isEmpty() || line.service().equals(service.get());
  }

  private void showAgain() {
    if (!shown.isEmpty()) {
      shown.remove(0, shown.size());
    }
    shown.append(kept.stream().filter(this::isWanted).toList());
    hits.set(shown.stream().filter(this::isHit).count());
  }

  public boolean isHit(LogLine line) {
    String needle = find.get();
    return !needle.isBlank()
        && line.line().toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT));
  }

  /** The next hit after {@code from}, or before it, around the end; -1 when there is none. */
  public int nextHit(int from, int direction) {
    int size = shown.size();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i * direction, size);
      if (isHit(shown.get(at))) {
        return at;
      }
    }
    return -1;
  }
}
