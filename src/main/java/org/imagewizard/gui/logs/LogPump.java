package org.imagewizard.gui.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSink;

/**
 * Takes lines from reader threads and hands them out once a frame. Each service has its own bounded
 * queue, so that a talkative one cannot push another's lines out; the oldest goes first, and is
 * counted. Thread-safe.
 */
public final class LogPump implements LogSink {
  /** Characters of a line that are kept in memory. */
  static final int LONGEST = 2_000;

  private final int capacity;
  private final Map<String, Deque<LogLine>> queues = new TreeMap<>();

  /** Immutable, and the same until something happens: they are looked at in every frame. */
  private Map<String, Long> reconnected = Map.of();

  private Map<String, Problem> unreadable = Map.of();
  private long received;
  private long lost;

  /**
   * @param capacity lines a service may have waiting
   */
  public LogPump(int capacity) {
    this.capacity = capacity;
  }

  /** A very long line is cut here; whole it is in its file. */
  @Override
  public synchronized void line(LogLine whole) {
    LogLine line = shown(whole);
    Deque<LogLine> queue = queues.computeIfAbsent(line.service(), name -> new ArrayDeque<>());
    received++;
    if (queue.size() == capacity) {
      queue.removeFirst();
      lost++;
    }
    queue.addLast(line);
  }

  private static LogLine shown(LogLine line) {
    if (line.line().length() <= LONGEST) {
      return line;
    }
    return new LogLine(
        line.service(),
        line.container(),
        line.stream(),
        line.time(),
        line.line().substring(0, LONGEST) + " …");
  }

  /** Everything that waits, in the order of the engine's time stamps. */
  public synchronized List<LogLine> drain() {
    List<LogLine> all = new ArrayList<>();
    queues
        .values()
        .forEach(
            queue -> {
              all.addAll(queue);
              queue.clear();
            });
    all.sort(Comparator.comparing(LogLine::time));
    return all;
  }

  @Override
  public synchronized void reconnected(String service) {
    Map<String, Long> next = new TreeMap<>(reconnected);
    next.merge(service, 1L, Long::sum);
    reconnected = Collections.unmodifiableMap(next);
  }

  @Override
  public synchronized void unreadable(String service, Problem problem) {
    Map<String, Problem> next = new TreeMap<>(unreadable);
    next.put(service, problem);
    unreadable = Collections.unmodifiableMap(next);
  }

  /** Service to how often it was followed again; those that were, only. */
  synchronized Map<String, Long> reconnections() {
    return reconnected;
  }

  /** Service to why its log cannot be read. */
  synchronized Map<String, Problem> unreadable() {
    return unreadable;
  }

  public synchronized long received() {
    return received;
  }

  /** Lines that were never shown because the window could not keep up. */
  public synchronized long lost() {
    return lost;
  }
}
