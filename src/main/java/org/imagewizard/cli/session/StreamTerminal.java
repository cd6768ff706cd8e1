package org.imagewizard.cli.session;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;
import org.imagewizard.base.secret.Secret;
import org.jspecify.annotations.Nullable;

/** A terminal over standard input; with a console, keys are read without echo. */
public final class StreamTerminal implements Terminal {
  private final Output out;
  private final InputStream in;
  private final Supplier<Optional<Console>> finder;
  private @Nullable Source source;

  /** Where the answers come from. */
  private record Source(Optional<Console> console, BufferedReader lines) {
    static Source of(Optional<Console> console, InputStream in) {
      return new Source(
          console,
          new BufferedReader(
              console
                  .<java.io.Reader>map(Console::reader)
                  .orElseGet(() -> new InputStreamReader(in, Charset.defaultCharset()))));
    }
  }

  /**
   * @param console empty when the answers come from a pipe or a file; asked when first needed, for
   *     Java takes a moment to find it
   */
  public StreamTerminal(Output out, InputStream in, Supplier<Optional<Console>> console) {
    this.out = out;
    this.in = in;
    this.finder = console;
  }

  private synchronized Source source() {
    Source now = source;
    if (now == null) {
      now = Source.of(finder.get(), in);
      source = now;
    }
    return now;
  }

  private Optional<Console> console() {
    return source().console();
  }

  private BufferedReader lines() {
    return source().lines();
  }

  @Override
  public Optional<String> read(String prompt) {
    out.prompt(Wrap.printed(prompt));
    Optional<String> line = readLine();
    if (console().isEmpty()) {
      // Nobody ended the prompt's line by pressing Enter.
      out.line("");
    }
    return line;
  }

  private Optional<String> readLine() {
    try {
      return Optional.ofNullable(lines().readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Secret> readSecret(String prompt) {
    if (console().isEmpty()) {
      return read(prompt).map(Secret::new);
    }
    // The console shows the prompt itself, after it has switched the echo off: whoever pastes as
    // soon as the prompt is there shows nothing.
    out.flush();
    char[] typed = console().get().readPassword("%s ", out.showable(Wrap.printed(prompt)));
    return typed == null ? Optional.empty() : Optional.of(new Secret(new String(typed)));
  }

  @Override
  public Optional<Secret> readAll(String prompt) {
    if (console().isPresent()) {
      return readSecret(prompt);
    }
    try {
      String all = lines().readAllAsString();
      return all.isEmpty() ? Optional.empty() : Optional.of(new Secret(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean enterPressed() {
    try {
      // The console's own reader never says that it is ready; a terminal gives whole lines.
      return console().isPresent() && in.available() > 0 && lines().readLine() != null;
    } catch (IOException e) {
      // The terminal is gone; the next question says so.
      return false;
    }
  }

  @Override
  public boolean interactive() {
    return console().isPresent();
  }
}
