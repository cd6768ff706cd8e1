package org.imagewizard.cli.view;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.cli.json.LogJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSink;

/** Prints log lines as they come, from any thread; the text of a line is never broken. */
public final class LogPrinter implements LogSink {
  /**
   * Characters that wait before they are written: a system call a line would be the slowest part.
   */
  private static final int BATCH = 32 * 1024;

  private final Session session;
  private final Optional<Pattern> only;
  private final boolean atOnce;
  private final Clock clock = new Clock();
  private final StringBuilder batch = new StringBuilder(BATCH + 1024);

  /** Whose very long line stands unfinished in the output; empty for nobody's. */
  private String unfinished = "";

  private volatile boolean closed;

  /**
   * @param only lines in which this is found; all when empty
   * @param atOnce whether lines are written as soon as there are no more for the moment, because
   *     somebody waits for them
   */
  public LogPrinter(Session session, Optional<Pattern> only, boolean atOnce) {
    this.session = session;
    this.only = only;
    this.atOnce = atOnce;
  }

  @Override
  public void line(LogLine line) {
    if (closed || only.isPresent() && !only.get().matcher(line.line()).find()) {
      return;
    }
    if (session.json()) {
      String document = session.documents().write(LogJson.of(line));
      synchronized (this) {
        batch.append(document).append('\n');
        writeWhenFull();
      }
    } else {
      String text = session.desk().redact(line.line());
      synchronized (this) {
        plain(line, text);
        writeWhenFull();
      }
    }
  }

  private void plain(LogLine line, String text) {
    String source = line.container() + line.stream();
    if (!unfinished.isEmpty() && !unfinished.equals(source)) {
      batch.append('\n');
      unfinished = "";
    }
    if (unfinished.isEmpty()) {
      batch.append(clock.of(line.time())).append(' ').append(line.service()).append(": ");
    }
    batch.append(text);
    if (line.more()) {
      unfinished = source;
    } else {
      unfinished = "";
      batch.append('\n');
    }
  }

  private void writeWhenFull() {
    if (batch.length() >= BATCH) {
      write();
    }
  }

  private void write() {
    session.out().raw(batch);
    batch.setLength(0);
    if (session.out().closed()) {
      closed = true;
      session.cancellation().cancel();
    }
  }

  @Override
  public void pause() {
    if (atOnce) {
      flush();
    }
  }

  private synchronized void flush() {
    if (!batch.isEmpty()) {
      write();
    }
  }

  @Override
  public void unreadable(String service, Problem problem) {
    session
        .err()
        .line(session.text("logs.unreadable", service, problem.what().in(session.locale())));
  }

  /** Nobody reads the output any more. */
  public boolean closed() {
    return closed;
  }

  /** "14:30:12 orchestrator: text", in this computer's time. */
  public static String plain(LogLine line) {
    return new Clock().of(line.time()) + " " + line.service() + ": " + line.line();
  }

  public void end(Map<String, LogFollower.Counts> counts) {
    flush();
    session.out().flush();
    session
        .err()
        .line(
            session.text(
                "logs.counts",
                sum(counts, LogFollower.Counts::received),
                sum(counts, LogFollower.Counts::dropped),
                sum(counts, LogFollower.Counts::reconnected)));
  }

  private static long sum(
      Map<String, LogFollower.Counts> counts,
      java.util.function.ToLongFunction<LogFollower.Counts> part) {
    return counts.values().stream().mapToLong(part).sum();
  }
}
