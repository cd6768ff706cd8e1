package org.imagewizard.docker;

import java.nio.file.Path;
import java.util.List;
import org.imagewizard.base.task.Cancellation;

/**
 * The {@code docker compose} process, run in a folder. Its arguments are lists, both its streams
 * are drained, its last lines belong to the error.
 */
public interface Compose {
  /**
   * Runs {@code docker compose ARGUMENTS} in {@code folder}.
   *
   * @param lines gets every line of both streams, from the process's reader threads
   * @throws org.imagewizard.base.problem.ProblemException kind OUTCOME with command, exit code and
   *     last lines when it fails; kind ENGINE when docker or its Compose plugin is missing
   */
  void run(Path folder, List<String> arguments, LineListener lines, Cancellation cancellation);

  /** The equivalent command line, for a person to repeat. */
  String commandLine(Path folder, List<String> arguments);

  /** One line a process printed. */
  @FunctionalInterface
  interface LineListener extends org.imagewizard.base.process.LineListener {}
}
