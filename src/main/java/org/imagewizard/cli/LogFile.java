package org.imagewizard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.imagewizard.cli.session.LogPlace;

/** The program's own log: {@code $XDG_STATE_HOME/image-wizard/wizard.log}, never the terminal. */
public final class LogFile {
  private static final int LARGEST = 5_000_000;

  private LogFile() {}

  /** Where it is. */
  public static Path path(Map<String, String> env) {
    return LogPlace.of(env);
  }

  /** The person's folder, as a shell would say it. */
  static Path home(Map<String, String> env) {
    return LogPlace.home(env);
  }

  /**
   * Sends everything that is logged there instead of to the terminal; where the file cannot be
   * written, nothing is logged and the program goes on.
   *
   * @param redact takes secrets out of every line
   */
  public static void open(Map<String, String> env, UnaryOperator<String> redact) {
    LogManager.getLogManager().reset();
    Path file = path(env);
    try {
      Files.createDirectories(file.getParent());
      Handler handler = new FileHandler(file.toString().replace("%", "%%"), LARGEST, 1, true);
      handler.setEncoding("UTF-8");
      handler.setFilter(entry -> !falseAlarm(entry));
      handler.setFormatter(
          new SimpleFormatter() {
            @Override
            public String format(LogRecord entry) {
              return redact.apply(super.format(entry));
            }
          });
      Logger.getLogger("").addHandler(handler);
    } catch (IOException e) {
      // A full or read-only disk must not keep anybody from setting up a server.
      Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    }
  }

  /**
   * JavaFX compares the number of a list's last line with the pixels that are left below it, and
   * notes every list that is nearly full. It goes on as it should.
   */
  private static boolean falseAlarm(LogRecord entry) {
    String said = entry.getMessage();
    return said != null && said.startsWith("index exceeds maxCellCount");
  }
}
