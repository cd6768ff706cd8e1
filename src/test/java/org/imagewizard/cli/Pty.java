package org.imagewizard.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imagewizard.it.Child;
import org.junit.jupiter.api.Assumptions;

/** A program in a pseudo-terminal of its own, made by util-linux's {@code script}. */
final class Pty implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Process process;
  private final StringBuilder shown = new StringBuilder();
  private int read;
  private boolean ended;

  private Pty(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().name("terminal").start(this::listen);
  }

  /** Skips the test, and says so, where there is no {@code script}. */
  static Pty of(Path home, List<String> command) throws IOException {
    if (!Files.isExecutable(SCRIPT)) {
      String reason = "no pseudo-terminal can be made: " + SCRIPT + " (util-linux) is missing";
      System.out.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
    String line = command.stream().map(Pty::quoted).collect(Collectors.joining(" "));
    // Tests that run in the background of a shell have Ctrl-C ignored, and whatever they start,
    // too.
    List<String> script =
        List.of(
            "env",
            "--default-signal=INT,QUIT",
            SCRIPT.toString(),
            "--quiet",
            "--return",
            "--command",
            line,
            "/dev/null");
    return new Pty(
        Child.of(home, script, Map.of("SHELL", "/bin/sh", "TERM", "xterm-256color")).start());
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private void listen() {
    char[] some = new char[4096];
    try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int n = out.read(some); n >= 0; n = out.read(some)) {
        show(some, n);
      }
    } catch (IOException e) {
      // It ended.
    }
    synchronized (shown) {
      ended = true;
      shown.notifyAll();
    }
  }

  private void show(char[] some, int n) {
    synchronized (shown) {
      shown.append(some, 0, n);
      shown.notifyAll();
    }
  }

  /**
   * Waits until what came since the last call is as wanted, or the program ends.
   *
   * @return what came since the last call
   */
  String await(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (shown) {
      while (!ended && !wanted.test(shown.substring(read))) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("it never came; shown was:\n" + shown.substring(read));
        }
        shown.wait(left);
      }
      String came = shown.substring(read);
      read = shown.length();
      return came;
    }
  }

  void type(String line) {
    press(line + "\n");
  }

  void press(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of the program; its exit status. */
  int exit() throws InterruptedException {
    await(_ -> false);
    return process.waitFor();
  }

  /** All that the terminal showed, what was typed included. */
  String shown() {
    synchronized (shown) {
      return shown.toString();
    }
  }

  @Override
  public void close() {
    Child.end(process);
  }
}
