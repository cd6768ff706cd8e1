package org.imagewizard.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How serious a log line is, in the words of the programs that IMAGE runs: Python's logging,
 * gunicorn and uvicorn, pino and Express, SuperCollider.
 */
public enum Severity {
  /** Says nothing of the kind: a plain print, the middle of a trace. */
  NONE,
  INFO,
  WARNING,
  ERROR;

  /** Terminal colours and the like, which stand between a line and its meaning. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)?");

  /** pino writes a number: 30 info, 40 warn, 50 error, 60 fatal. */
  private static final Pattern PINO = Pattern.compile("\"level\" ?: ?\"?(\\d{2}|[a-z]{4,8})\"?");

  /** A level word counts near the beginning, where loggers put it, and in capitals anywhere. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\b(CRITICAL|FATAL|ERROR|WARNING|WARN|INFO|DEBUG|TRACE)\\b"
              + "|^\\W{0,4}(critical|fatal|error|warning|warn|info|debug)\\b ?[:\\]]"
              + "|\\[(error|warning|warn|info|debug)\\]");

  private static final Pattern TRACE =
      Pattern.compile(
          "^(Traceback \\(most recent call last\\)|Uncaught |Unhandled|panic:|Killed$|\\s*at"
              + " .+:\\d+:\\d+\\)?$|[A-Za-z_.]*(Error|Exception)\\b ?[:\\[]|FAILURE IN SERVER|npm"
              + " ERR!)");

  private static final int LOOKED_AT = 400;

  public static Severity of(String line) {
    String text = plain(line.length() > LOOKED_AT ? line.substring(0, LOOKED_AT) : line);
    if (text.startsWith("{")) {
      Matcher pino = PINO.matcher(text);
      if (pino.find()) {
        return word(pino.group(1));
      }
    }
    if (TRACE.matcher(text).find()) {
      return ERROR;
    }
    Matcher word = WORD.matcher(text);
    if (!word.find()) {
      return NONE;
    }
    for (int group = 1; group <= word.groupCount(); group++) {
      if (word.group(group) != null) {
        return word(word.group(group));
      }
    }
    return NONE;
  }

  /** The line as a person sees it: without colours, cursor movements and other invisible bytes. */
  public static String plain(String line) {
    return isPlain(line)
        ? line
        : ESCAPES.matcher(line).replaceAll("").replaceAll("[\\p{Cntrl}&&[^\t]]", "·");
  }

  /** A loop, because every line of every service comes by here. */
  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static Severity word(String word) {
    return switch (word.toLowerCase(java.util.Locale.ROOT)) {
      case "critical", "fatal", "error", "50", "60" -> ERROR;
      case "warning", "warn", "40" -> WARNING;
      default -> INFO;
    };
  }
}
