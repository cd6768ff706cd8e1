package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * One GET on a socket of its own. Java's HTTP client can more, and takes a quarter of a second to
 * get ready, and as long once more when the program ends.
 */
final class PlainGet {
  private static final int LONGEST_LINE = 200;

  private PlainGet() {}

  /**
   * The first line of the answer. HTTP 1.0, so that the other side ends the connection when it has
   * said all.
   */
  static String statusLine(Socket connected, String host, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
    connected.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = connected.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n' && line.length() < LONGEST_LINE; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  /** The status in such a line; empty for what is no HTTP. */
  static OptionalInt status(String line) {
    return line.matches("HTTP/1\\.[01] \\d{3}.*")
        ? OptionalInt.of(Integer.parseInt(line.substring(9, 12)))
        : OptionalInt.empty();
  }
}
