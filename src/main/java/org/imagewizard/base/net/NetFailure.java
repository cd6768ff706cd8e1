package org.imagewizard.base.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Why another computer could not be asked. Java hands on the system's words, in English, and often
 * nothing but the name of a class.
 */
public final class NetFailure {
  private NetFailure() {}

  /**
   * @param host with its port, where it has one of its own
   */
  public static Phrase of(IOException e, String host) {
    if (unknown(e)) {
      return Sentence.of("net.unknown", host);
    }
    if (has(e, HttpTimeoutException.class) || has(e, SocketTimeoutException.class)) {
      return Sentence.of("net.silent", host);
    }
    if (has(e, NoRouteToHostException.class)) {
      return Sentence.of("net.no-way", host);
    }
    String said = e.getMessage();
    // The C library's words for ECONNREFUSED; Java's client for HTTP says nothing at all.
    if (has(e, ConnectException.class) && (said == null || said.contains("refused"))) {
      return Sentence.of("net.refused", host);
    }
    return said == null || said.isBlank() ? Sentence.of("net.cut", host) : Phrase.plain(said);
  }

  /** Whether nobody knows a computer of that name. */
  public static boolean unknown(IOException e) {
    return has(e, UnknownHostException.class) || has(e, UnresolvedAddressException.class);
  }

  private static boolean has(IOException e, Class<? extends Exception> type) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
