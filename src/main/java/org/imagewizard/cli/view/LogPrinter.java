package org.imagewizard.cli.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.imagewizard.cli.session.Session;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;

/** Prints log lines as they come, from any thread; the text of a line is never broken. */
public final class LogPrinter implements Consumer<LogLine> {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** How many lines between two looks at whether anybody still reads. */
  private static final int GLANCE = 512;

  private final Session session;
  private final Optional<Pattern> only;
  private final boolean atOnce;
  private final AtomicLong printed = new AtomicLong();
  private volatile boolean closed;

  /**
   * @param only lines in which this is found; all when empty
   * @param atOnce whether every line is flushed, because somebody waits for it
   */
  public LogPrinter(Session session, Optional<Pattern> only, boolean atOnce) {
    this.session = session;
    this.only = only;
    this.atOnce = atOnce;
  }

  @Override
  public void accept(LogLine line) {
    if (closed || only.isPresent() && !only.get().matcher(line.line()).find()) {
      return;
    }
    session
        .out()
        .raw(session.json() ? session.documents().write(line) : session.desk().redact(plain(line)));
    if ((atOnce || printed.incrementAndGet() % GLANCE == 0) && session.out().closed()) {
      closed = true;
      session.cancellation().cancel();
    }
  }

  /** Nobody reads the output any more. */
  public boolean closed() {
    return closed;
  }

  /** "14:30:12 orchestrator: text", in this computer's time. */
  public static String plain(LogLine line) {
    return clock(line.time()) + " " + line.service() + ": " + line.line();
  }

  private static String clock(String time) {
    try {
      return CLOCK.format(Instant.parse(time).atZone(ZoneId.systemDefault()));
    } catch (DateTimeException e) {
      return time;
    }
  }

  public void end(Map<String, LogFollower.Counts> counts) {
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
