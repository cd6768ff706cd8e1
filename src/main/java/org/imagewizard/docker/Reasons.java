package org.imagewizard.docker;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in words why an engine could not be reached. */
final class Reasons {
  private Reasons() {}

  /** For a request that failed on its way; never empty. */
  static String of(Endpoint endpoint, Throwable failure) {
    String words = "";
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "no such host is known";
      }
      String message = cause.getMessage();
      if (message != null) {
        words = message;
      }
    }
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("permission denied")) {
      return endpoint.socketFile().map(Reasons::denied).orElse("permission denied");
    }
    if (lower.contains("no such file")) {
      return "there is no such socket";
    }
    if (lower.contains("connection refused")) {
      return "nothing listens there: the engine is not running";
    }
    if (lower.contains("failed to respond") || lower.contains("connection reset")) {
      return "it hung up without a proper answer";
    }
    if (lower.contains("status line") || lower.contains("http")) {
      return "what answers there is no Docker Engine";
    }
    return words.isEmpty() ? "it does not answer" : "it does not answer (" + words + ")";
  }

  private static String denied(Path socket) {
    try {
      String group =
          Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .group()
              .getName();
      return "permission denied: you are not in the group " + group;
    } catch (IOException | UnsupportedOperationException e) {
      return "permission denied";
    }
  }
}
