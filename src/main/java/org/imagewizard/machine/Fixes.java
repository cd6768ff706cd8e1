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
import org.imagewizard.base.text.Phrase;
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
              Sentence.of("fix.no-rights", fix.named()),
              List.of(String.join(" ", fix.command())),
              Sentence.of("fix.no-rights.advice")));
    }
    prepare(fix);
    List<String> command = onPath(commandLine(fix));
    Map<String, String> environment = new HashMap<>(fix.root() ? Map.of() : engine.get());
    environment.put("LC_ALL", "C");
    ProcessRunner.Result result =
        ProcessRunner.run(command, environment, Path.of("/"), lines::line, cancellation, SILENCE);
    if (!result.ok()) {
      throw failed(fix, command, result);
    }
  }

  private static ProblemException failed(
      Fix fix, List<String> command, ProcessRunner.Result result) {
    String code = String.valueOf(result.exitCode());
    List<String> said = result.lastLines();
    Phrase last = said.isEmpty() ? Sentence.of("fix.failed.silent") : Phrase.plain(said.getLast());
    List<Phrase> proof = new ArrayList<>();
    proof.add(Phrase.plain(String.join(" ", command)));
    proof.add(Sentence.of("fix.failed.code", code));
    proof.addAll(Sentence.plain(said));
    return new ProblemException(
        new Problem(
            "fix.failed",
            Problem.Kind.OUTCOME,
            Sentence.of("fix.failed", fix.named(), code, last),
            proof,
            List.of(Sentence.of("fix.failed.advice"))));
  }

  private List<String> onPath(List<String> command) {
    List<String> full = new ArrayList<>(command);
    host.command(command.getFirst()).ifPresent(path -> full.set(0, path.toString()));
    return full;
  }
}
