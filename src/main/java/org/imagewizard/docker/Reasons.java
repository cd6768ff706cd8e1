package org.imagewizard.docker;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says why an engine could not be reached. */
final class Reasons {
  private Reasons() {}

  /** For a request that failed on its way. */
  static Refusal of(Endpoint endpoint, Throwable failure) {
    String words = "";
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return Refusal.of(Refusal.Kind.ADDRESS, "no-host");
      }
      String message = cause.getMessage();
      if (message != null) {
        words = message;
      }
    }
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("permission denied")) {
      return endpoint.socketFile().map(Reasons::denied).orElseGet(() -> noRight("no-right"));
    }
    if (lower.contains("no such file")) {
      return absent();
    }
    if (lower.contains("connection refused")) {
      return endpoint
          .socketFile()
          .filter(Files::isDirectory)
          .map(folder -> folder())
          .orElseGet(() -> Refusal.of(Refusal.Kind.DEAD, "dead"));
    }
    if (lower.contains("failed to respond") || lower.contains("connection reset")) {
      return Refusal.of(Refusal.Kind.STRANGER, "hung-up");
    }
    if (lower.contains("status line") || lower.contains("http")) {
      return stranger();
    }
    return words.isEmpty()
        ? Refusal.of(Refusal.Kind.OTHER, "other")
        : Refusal.of(Refusal.Kind.OTHER, "other.words", words);
  }

  static Refusal absent() {
    return Refusal.of(Refusal.Kind.ABSENT, "absent");
  }

  static Refusal folder() {
    return Refusal.of(Refusal.Kind.FOLDER, "folder");
  }

  static Refusal stranger() {
    return Refusal.of(Refusal.Kind.STRANGER, "stranger");
  }

  static Refusal silent(long seconds) {
    return Refusal.of(Refusal.Kind.SILENT, "silent", seconds);
  }

  /** The limit of a request inside a probe passed, or the request failed. */
  static Refusal lost(Endpoint endpoint, Throwable cause, long seconds) {
    return cause instanceof TimeoutException ? silent(seconds) : of(endpoint, cause);
  }

  private static Refusal noRight(String key, Object... arguments) {
    return Refusal.of(Refusal.Kind.NO_RIGHT, key, arguments);
  }

  private static Refusal denied(Path socket) {
    try {
      String group =
          Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .group()
              .getName();
      return noRight("no-right.group", group);
    } catch (IOException | UnsupportedOperationException e) {
      return noRight("no-right");
    }
  }
}
