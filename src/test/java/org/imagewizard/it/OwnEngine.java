package org.imagewizard.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * An engine of a test's own, to be killed and restarted: a second dockerd with its own data,
 * without a bridge, so that it leaves the computer's networks alone. Containers survive its end.
 */
public final class OwnEngine implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path socket;
  private final boolean liveRestore;
  private Process process;

  private OwnEngine(Path folder, boolean liveRestore) {
    this.folder = folder;
    this.liveRestore = liveRestore;
    this.socket = folder.resolve("s");
    process = launch();
  }

  /** Starts one; where that can't be done, the test is skipped and says why. */
  public static OwnEngine start() {
    return start(true);
  }

  /** One with which its containers end. */
  public static OwnEngine startWithoutLiveRestore() {
    return start(false);
  }

  private static OwnEngine start(boolean liveRestore) {
    EngineEnvironment.require();
    if (!System.getProperty("user.name").equals("root")) {
      skip("only root may start an engine of the test's own");
    }
    if (!Files.isExecutable(Path.of("/usr/sbin/dockerd"))
        && !Files.isExecutable(Path.of("/usr/bin/dockerd"))) {
      skip("there is no dockerd on this computer");
    }
    try {
      // A socket's path must be short, so not JUnit's own temporary folder.
      return new OwnEngine(Files.createTempDirectory("iw"), liveRestore);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skip(String reason) {
    System.out.println("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }

  /** As DOCKER_HOST wants it. */
  public String host() {
    return "unix://" + socket;
  }

  /** Everything of it: its data, its socket, its log. */
  public Path folder() {
    return folder;
  }

  /** What starts it, for a shell. */
  public String command() {
    return "PATH=$PATH:/usr/sbin:/sbin; exec " + String.join(" ", line());
  }

  private List<String> line() {
    // In a network of its own: without a bridge, it would take away that of the first engine.
    List<String> line = new ArrayList<>(List.of("unshare", "--net", "dockerd"));
    line.addAll(
        List.of(
            "--host=" + host(),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--live-restore=" + liveRestore,
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false"));
    return List.copyOf(line);
  }

  private Process launch() {
    try {
      // One killed may still stand in the list of processes, and would be taken for running.
      Files.deleteIfExists(folder.resolve("pid"));
      Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
      ProcessBuilder builder =
          new ProcessBuilder(line())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("dockerd.log").toFile()));
      builder.environment().merge("PATH", "/usr/sbin:/sbin", (old, more) -> old + ":" + more);
      Process started = builder.start();
      await(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Process started) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < until && started.isAlive()) {
      if (Files.exists(socket) && docker("version").exit() == 0) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    started.destroyForcibly();
    List<String> said = Files.readAllLines(folder.resolve("dockerd.log"));
    skip("a second dockerd does not start here: " + (said.isEmpty() ? "" : said.getLast()));
  }

  /** As a power cut would: no goodbye. */
  public void kill() {
    // Its containerd goes with it; the containers have keepers of their own.
    List<ProcessHandle> helpers = process.children().toList();
    process.destroyForcibly();
    helpers.forEach(ProcessHandle::destroyForcibly);
    ended(process);
    helpers.forEach(OwnEngine::awaitEnd);
  }

  private static void ended(Process one) {
    try {
      if (!one.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + one.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One that has ended may stay in the list of processes, if nobody asks how it ended. */
  private static void awaitEnd(ProcessHandle helper) {
    Path state = Path.of("/proc", String.valueOf(helper.pid()), "stat");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (helper.isAlive() && !isZombie(state)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("process " + helper.pid() + " does not end");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static boolean isZombie(Path state) {
    try {
      String text = Files.readString(state);
      return text.startsWith("Z", text.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return true;
    }
  }

  /** Blocks until the engine answers again. */
  public void startAgain() {
    process = launch();
  }

  /** How a docker command ended, and what it said on both streams. */
  public record Said(int exit, String text) {}

  public Said docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(Map.of("DOCKER_HOST", host()));
      builder.environment().remove("DOCKER_CONTEXT");
      Process run = builder.start();
      run.getOutputStream().close();
      String text = new String(run.getInputStream().readAllBytes());
      return new Said(run.waitFor(), text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Removes all containers, ends the engine and deletes its data. */
  @Override
  public void close() {
    end();
    try {
      for (String mount : Files.readAllLines(Path.of("/proc/self/mounts"))) {
        String at = mount.split(" ")[1];
        if (at.startsWith(folder.toString())) {
          ended(new ProcessBuilder("umount", "-l", at).start());
        }
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    Optional<ProcessHandle> running = running();
    if (running.isPresent()) {
      for (String id : docker("ps", "-aq").text().split("\\s+")) {
        if (!id.isEmpty()) {
          docker("rm", "-f", "-v", id);
        }
      }
      running.get().destroy();
      awaitEnd(running.get());
    }
  }

  /** The one that we started, or the one that somebody started in its place. */
  private Optional<ProcessHandle> running() {
    if (process.isAlive()) {
      return Optional.of(process.toHandle());
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
