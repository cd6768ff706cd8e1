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
import org.imagewizard.watch.Severity;

/**
 * Takes lines from reader threads and hands them out ten times a second. Each service has its own
 * bounded queue, so that a talkative one cannot push another's lines out; the oldest goes first,
 * and is counted. Thread-safe.
 */
public final class LogPump implements LogSink {
  /** Characters of a line that are kept in memory. */
  static final int LONGEST = 2_000;

  /** Characters that one service may have waiting: its lines may all be long. */
  private static final int MOST_CHARACTERS = 512 * 1024;

  private final int capacity;
  private final Map<String, Queue> queues = new TreeMap<>();

  private static final class Queue {
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private int characters;

    void add(LogLine line) {
      lines.addLast(line);
      characters += line.line().length();
    }

    void forgetOldest() {
      characters -= lines.removeFirst().line().length();
    }

    void moveTo(List<LogLine> all) {
      all.addAll(lines);
      lines.clear();
      characters = 0;
    }
  }

  /** Immutable, and the same until something happens: they are looked at in every frame. */
  private Map<String, Long> reconnected = Map.of();

  private Map<String, Problem> unreadable = Map.of();
  private final Map<String, Long> errors = new TreeMap<>();
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
  public void line(LogLine whole) {
    LogLine line = shown(whole);
    // Here and not on the window's thread, which has other things to do while all services write.
    boolean error = Severity.of(line.line()) == Severity.ERROR;
    queue(line, error);
  }

  private synchronized void queue(LogLine line, boolean error) {
    errors.merge(line.service(), error ? 1L : 0L, Long::sum);
    Queue queue = queues.computeIfAbsent(line.service(), name -> new Queue());
    received++;
    queue.add(line);
    while (queue.lines.size() > capacity || queue.characters > MOST_CHARACTERS) {
      queue.forgetOldest();
      lost++;
    }
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
    queues.values().forEach(queue -> queue.moveTo(all));
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

  /** Service to how many of its lines tell of an error, shown or not; all that said something. */
  synchronized Map<String, Long> errors() {
    return Map.copyOf(errors);
  }

  public synchronized long received() {
    return received;
  }

  /** Lines that were never shown because the window could not keep up. */
  public synchronized long lost() {
    return lost;
  }
}
