package org.imagewizard.base.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.text.Sentence;

/**
 * Runs one program to its end. The command is a list, never split or seen by a shell; standard
 * input is empty; both streams are drained.
 */
public final class ProcessRunner {
  private static final long POLL_MILLIS = 100;
  private static final long KILL_AFTER_MILLIS = 2_000;

  /** A background child may keep the pipes open after the program's own end. */
  private static final long DRAIN_MILLIS = 1_000;

  private ProcessRunner() {}

  /**
   * How a program ended.
   *
   * @param lastLines at most the last 30 lines of both streams, in the order they came, not
   *     redacted
   */
  public record Result(int exitCode, List<String> lastLines) {
    /** What a shell answers when there is no such program. */
    public static final int MISSING = 127;

    public Result {
      lastLines = List.copyOf(lastLines);
    }

    public boolean ok() {
      return exitCode == 0;
    }

    public boolean missing() {
      return exitCode == MISSING;
    }
  }

  /**
   * Blocks until the program ends.
   *
   * @param env added to the environment of this process
   * @param limit the longest silence allowed (no line on either stream); never a total time
   * @return the exit code; 127, as in a shell, when there is no such program
   * @throws ProblemException kind INPUT when there is no such folder, CANCELLED when cancelled or
   *     interrupted, OUTCOME ({@code process.silent}) when silent for too long; the process tree is
   *     ended before
   */
  public static Result run(
      List<String> command,
      Map<String, String> env,
      Path dir,
      LineListener listener,
      Cancellation cancellation,
      Duration limit) {
    cancellation.check();
    if (!Files.isDirectory(dir)) {
      throw new ProblemException(
          Problem.input("folder.missing", Sentence.of("folder.missing", dir)));
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().putAll(env);
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Result(Result.MISSING, List.of(command.getFirst() + ": " + e.getMessage()));
    }
    Output output = new Output(listener);
    List<Thread> readers =
        List.of(
            read(output, process.inputReader(StandardCharsets.UTF_8)),
            read(output, process.errorReader(StandardCharsets.UTF_8)));
    try {
      await(process, command, output, cancellation, limit);
      for (Thread reader : readers) {
        reader.join(DRAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    } finally {
      end(process);
    }
    output.rethrow();
    return new Result(process.exitValue(), output.lastLines());
  }

  private static Thread read(Output output, BufferedReader reader) {
    return Daemon.start("process output", () -> output.drain(reader));
  }

  private static void await(
      Process process,
      List<String> command,
      Output output,
      Cancellation cancellation,
      Duration limit)
      throws InterruptedException {
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      cancellation.check();
      if (output.silentNanos() > limit.toNanos()) {
        throw new ProblemException(
            Problem.outcome(
                "process.silent",
                Sentence.of(
                    "process.silent", command.getFirst(), String.valueOf(limit.toSeconds())),
                output.lastLines()));
      }
    }
  }

  /** Ends the program and everything it started, kindly first; nothing to do when it has ended. */
  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_AFTER_MILLIS);
    boolean interrupted = Thread.interrupted();
    while (System.nanoTime() < deadline && tree.stream().anyMatch(ProcessHandle::isAlive)) {
      try {
        process.waitFor(20, TimeUnit.MILLISECONDS);
        Thread.sleep(5);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    tree.forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
