package org.imagewizard.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An X display of its own, in memory; nobody sees it. */
public final class Display implements AutoCloseable {
  /** It takes a free number itself, and says which once it can be used. */
  private static final List<String> SERVER =
      List.of(
          "Xvfb",
          "-displayfd",
          "1",
          "-screen",
          "0",
          "1400x1000x24",
          "-nolisten",
          "tcp",
          "-noreset",
          "-s",
          "0");

  /** Two that start at the same time may want the same number; one of them ends at once. */
  private static final int TRIES = 10;

  private final Process server;
  private final String name;

  private Display(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Skips the test, and says so, where there can be none. */
  public static Display open() throws IOException {
    EngineEnvironment.requireDisplay();
    String why = "";
    for (int i = 0; i < TRIES; i++) {
      Process server = new ProcessBuilder(SERVER).start();
      String number = server.inputReader().readLine();
      if (number != null) {
        return new Display(server, ":" + number);
      }
      why = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      server.onExit().join();
    }
    throw new IOException("Xvfb does not start: " + why);
  }

  /** As {@code DISPLAY} names it. */
  String name() {
    return name;
  }

  /** For the environment of a program that opens its window here. */
  public Map<String, String> environment() {
    return Map.of("DISPLAY", name, "GDK_BACKEND", "x11");
  }

  /** Runs a program on this display to its end; its exit status. */
  public int run(Path home, Path out, List<String> command)
      throws IOException, InterruptedException {
    Process process = Child.of(home, command, environment()).redirectOutput(out.toFile()).start();
    try {
      return process.waitFor();
    } finally {
      Child.end(process);
    }
  }

  @Override
  public void close() {
    // Kindly, so that it takes its lock and its socket along.
    server.destroy();
    server.onExit().join();
  }
}
