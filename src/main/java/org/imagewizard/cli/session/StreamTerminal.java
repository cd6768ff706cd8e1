package org.imagewizard.cli.session;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.imagewizard.base.secret.Secret;
import org.jspecify.annotations.Nullable;

/** A terminal over standard input; with a console, keys are read without echo. */
public final class StreamTerminal implements Terminal {
  private final Output out;
  private final BufferedReader lines;
  private final Optional<Console> console;

  /** A read that {@link #enterPressed} began; the next question takes its line. */
  private @Nullable CompletableFuture<Optional<String>> pending;

  /**
   * @param console empty when the answers come from a pipe or a file
   */
  public StreamTerminal(Output out, InputStream in, Optional<Console> console) {
    this.out = out;
    this.console = console;
    this.lines =
        new BufferedReader(
            console
                .<java.io.Reader>map(Console::reader)
                .orElseGet(() -> new InputStreamReader(in, Charset.defaultCharset())));
  }

  @Override
  public Optional<String> read(String prompt) {
    out.prompt(prompt);
    Optional<String> line = takePending();
    if (console.isEmpty()) {
      // Nobody ended the prompt's line by pressing Enter.
      out.line("");
    }
    return line;
  }

  private Optional<String> takePending() {
    CompletableFuture<Optional<String>> begun = pending;
    pending = null;
    try {
      return begun == null ? readLine() : begun.join();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private Optional<String> readLine() {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Secret> readSecret(String prompt) {
    if (console.isEmpty() || pending != null) {
      return read(prompt).map(Secret::new);
    }
    out.prompt(prompt);
    char[] typed = console.get().readPassword();
    return typed == null ? Optional.empty() : Optional.of(new Secret(new String(typed)));
  }

  @Override
  public Optional<Secret> readAll(String prompt) {
    if (console.isPresent()) {
      return readSecret(prompt);
    }
    try {
      String all = lines.readAllAsString();
      return all.isEmpty() ? Optional.empty() : Optional.of(new Secret(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean enterPressed() {
    if (console.isEmpty()) {
      return false;
    }
    if (pending == null) {
      CompletableFuture<Optional<String>> begun = new CompletableFuture<>();
      pending = begun;
      Thread.ofPlatform()
          .daemon()
          .name("keyboard")
          .start(() -> begun.completeAsync(this::readLine, Runnable::run));
      return false;
    }
    if (!pending.isDone() || takeIsEnd(pending)) {
      return false;
    }
    pending = null;
    return true;
  }

  private static boolean takeIsEnd(CompletableFuture<Optional<String>> done) {
    return done.isCompletedExceptionally() || done.join().isEmpty();
  }

  @Override
  public boolean interactive() {
    return console.isPresent();
  }
}
