package org.imagewizard.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.imagewizard.base.problem.Problem;

/**
 * The log of the wizard itself: problems that were shown, and what its libraries warn of. Secrets
 * are masked. At most three files of 1 MB; a disk that takes none costs nothing but the log.
 */
final class OwnLog implements AutoCloseable {
  private static final int BYTES = 1_000_000;
  private static final int FILES = 3;

  private final Optional<Handler> handler;

  private OwnLog(Optional<Handler> handler) {
    this.handler = handler;
  }

  /**
   * Begins to write.
   *
   * @param file the newest, named {@code …-0.log}; older ones are counted up
   */
  static OwnLog open(Path file, UnaryOperator<String> redact) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      String pattern = file.toString().replace("%", "%%").replace("-0.log", "-%g.log");
      Handler handler = new FileHandler(pattern, BYTES, FILES, true);
      handler.setFormatter(new Line(redact));
      handler.setEncoding("UTF-8");
      Logger.getLogger("").addHandler(handler);
      return new OwnLog(Optional.of(handler));
    } catch (IOException e) {
      return new OwnLog(Optional.empty());
    }
  }

  /** What a person was shown. */
  void shown(Problem problem) {
    String text =
        String.join(
            "\n  ",
            problem.summary(),
            String.join("\n  ", problem.evidence()),
            String.join("\n  ", problem.actions()));
    handler.ifPresent(to -> to.publish(new LogRecord(Level.WARNING, text.strip())));
  }

  @Override
  public void close() {
    handler.ifPresent(
        to -> {
          Logger.getLogger("").removeHandler(to);
          to.close();
        });
  }

  private static final class Line extends Formatter {
    private final UnaryOperator<String> redact;

    Line(UnaryOperator<String> redact) {
      this.redact = redact;
    }

    @Override
    public String format(LogRecord line) {
      String thrown = line.getThrown() == null ? "" : ": " + line.getThrown();
      String text = "%s %s %s%s%n";
      return redact.apply(
          text.formatted(
              Instant.ofEpochMilli(line.getMillis()),
              line.getLevel().getName(),
              formatMessage(line),
              thrown));
    }
  }
}
