package org.imagewizard.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;

/** The fixes this program knows, and running one after consent. Thread-safe. */
public final class Fixes {
  /** Of silence: a package manager may wait for another one, or unpack without a word. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final Host host;
  private final Elevation elevation;
  private final FixList list;
  private final Supplier<Map<String, String>> engine;

  /**
   * @param engine what makes the docker command use the engine in use; for fixes that change
   *     something there, not on this computer
   */
  public Fixes(Supplier<Map<String, String>> engine) {
    this(Host.here(), Elevation.here(Host.here()), engine);
  }

  Fixes(Host host, Elevation elevation) {
    this(host, elevation, Map::of);
  }

  private Fixes(Host host, Elevation elevation, Supplier<Map<String, String>> engine) {
    this.host = host;
    this.elevation = elevation;
    this.engine = engine;
    this.list = new FixList(host);
  }

  public List<Fix> all() {
    return list.all();
  }

  public Optional<Fix> byId(String id) {
    return all().stream().filter(fix -> fix.id().equals(id)).findFirst();
  }

  /** The text of the script that the fix runs, to be read before consent; empty for a command. */
  public Optional<String> script(Fix fix) {
    return FixScripts.text(fix);
  }

  /**
   * Writes the script that the fix's command names, so that a person can run the command by hand;
   * nothing to do for a plain command.
   *
   * @throws ProblemException kind OUTCOME when it can't be written
   */
  public void prepare(Fix fix) {
    FixScripts.write(fix);
  }

  /** What {@link #run} would start: the command, with sudo or pkexec before it where needed. */
  public List<String> commandLine(Fix fix) {
    return fix.root() ? elevation.of(fix.command()).orElse(fix.command()) : fix.command();
  }

  /**
   * Runs a fix, with sudo or pkexec where it needs root and we are not.
   *
   * @throws ProblemException kind OUTCOME with the last lines
   */
  public void run(Fix fix, Compose.LineListener lines, Cancellation cancellation) {
    if (fix.root() && elevation.of(fix.command()).isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
                  "fix.no-rights",
                  "\"" + fix.title() + "\" needs administrator rights, and there is no sudo here.",
                  List.of(String.join(" ", fix.command())))
              .withActions("Ask an administrator to run the command."));
    }
    prepare(fix);
    List<String> command = onPath(commandLine(fix));
    Map<String, String> environment = new HashMap<>(fix.root() ? Map.of() : engine.get());
    environment.put("LC_ALL", "C");
    ProcessRunner.Result result =
        ProcessRunner.run(command, environment, Path.of("/"), lines::line, cancellation, SILENCE);
    if (!result.ok()) {
      List<String> evidence = new ArrayList<>();
      evidence.add(String.join(" ", command));
      evidence.add("exit code " + result.exitCode());
      evidence.addAll(result.lastLines());
      throw new ProblemException(
          Problem.outcome(
                  "fix.failed",
                  "\"%s\" did not work, exit code %d: %s"
                      .formatted(
                          fix.title(),
                          result.exitCode(),
                          result.lastLines().isEmpty()
                              ? "it said nothing"
                              : result.lastLines().getLast()),
                  evidence)
              .withActions("Read the lines above, then try again or run the command by hand."));
    }
  }

  private List<String> onPath(List<String> command) {
    List<String> full = new ArrayList<>(command);
    host.command(command.getFirst()).ifPresent(path -> full.set(0, path.toString()));
    return full;
  }
}
