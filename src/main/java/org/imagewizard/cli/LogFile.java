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

/** The program's own log: {@code $XDG_STATE_HOME/image-wizard/wizard.log}, never the terminal. */
public final class LogFile {
  private static final int LARGEST = 5_000_000;

  private LogFile() {}

  /** Where it is. */
  public static Path path(Map<String, String> env) {
    String state = env.getOrDefault("XDG_STATE_HOME", "");
    Path folder =
        state.startsWith("/") ? Path.of(state) : home(env).resolve(".local").resolve("state");
    return folder.resolve("image-wizard").resolve("wizard.log");
  }

  /** The person's folder, as a shell would say it. */
  static Path home(Map<String, String> env) {
    for (String name : new String[] {"IMAGE_WIZARD_HOME", "HOME"}) {
      String value = env.getOrDefault(name, "");
      if (value.startsWith("/")) {
        return Path.of(value);
      }
    }
    return Path.of(System.getProperty("user.home"));
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
}
