package org.imagewizard.cli.session;

import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * One stream of the terminal. Thread-safe. Sentences are wrapped; where the terminal's character
 * set lacks an accent, the letter goes without it. No colour, no cursor movement, ever.
 */
public final class Output {
  private final PrintStream stream;
  private final CharsetEncoder encoder;

  public Output(PrintStream stream) {
    this.stream = stream;
    this.encoder = stream.charset().newEncoder();
  }

  /** A sentence, or an empty line. */
  public void line(String text) {
    lines(Wrap.lines(text));
  }

  /** A sentence whose second and later lines are moved in by two. */
  public void hanging(String text) {
    String body = text.stripLeading();
    lines(Wrap.lines(body, " ".repeat(text.length() - body.length()), 2));
  }

  private synchronized void lines(Iterable<String> lines) {
    for (String line : lines) {
      stream.print(showable(line) + "\n");
    }
    stream.flush();
  }

  /** The beginning of a line that a person will end. */
  public synchronized void prompt(String text) {
    stream.print(showable(text) + " ");
    stream.flush();
  }

  /** A line that must arrive as it is, in UTF-8: a document. Not flushed. */
  public void raw(String line) {
    write(line + "\n");
  }

  /** Whole lines with their ends, as they are, in UTF-8. Not flushed. */
  public void raw(StringBuilder lines) {
    write(lines.toString());
  }

  private synchronized void write(String text) {
    stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public synchronized void flush() {
    stream.flush();
  }

  /** Whether nobody reads any more: {@code image-wizard logs | head}. Flushes. */
  public synchronized boolean closed() {
    return stream.checkError();
  }

  /** The text with the letters that the stream's character set has. */
  String showable(String text) {
    if (encoder.canEncode(text)) {
      return text;
    }
    // Latin 1 has the letters of French, and not its apostrophe.
    String plain = text.replace('’', '\'');
    return encoder.canEncode(plain)
        ? plain
        : Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
