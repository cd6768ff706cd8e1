package org.imagewizard.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;

/** {@link Compose} through the docker command on PATH. */
public final class ComposeCli implements Compose {
  /** The commands this program uses, to name the one that failed. */
  private static final Set<String> VERBS =
      Set.of("config", "create", "down", "ps", "pull", "restart", "rm", "start", "stop", "up");

  /** Of silence: an image of many gigabytes unpacks without a word. */
  private static final Duration SILENCE = Duration.ofMinutes(30);

  private static final Duration QUICK = Duration.ofSeconds(15);

  private final Redactor redactor;
  private final Supplier<Map<String, String>> environment;
  private final Supplier<EngineWay> way;
  private final String docker;

  public ComposeCli(Redactor redactor) {
    this(redactor, Map::of, "docker");
  }

  /**
   * @param engines knows at every run which engine is the wizard's
   */
  public ComposeCli(Redactor redactor, EngineFinder engines) {
    this(redactor, engines::environment, engines::way, "docker");
  }

  /**
   * @param environment what the docker command must be told to use the wizard's engine
   */
  ComposeCli(Redactor redactor, Supplier<Map<String, String>> environment, String docker) {
    this(redactor, environment, () -> EngineWay.plain(environment.get()), docker);
  }

  private ComposeCli(
      Redactor redactor,
      Supplier<Map<String, String>> environment,
      Supplier<EngineWay> way,
      String docker) {
    this.redactor = redactor;
    this.environment = environment;
    this.way = way;
    this.docker = docker;
  }

  /** The plugin's version, for example "2.26.1"; empty when docker or the plugin is missing. */
  public Optional<String> version() {
    return ask(List.of(docker, "compose", "version", "--short"));
  }

  /**
   * The version of the old stand-alone {@code docker-compose} 1.x, which can't run the server;
   * empty when there is none.
   */
  public Optional<String> legacyVersion() {
    return ask(List.of(docker + "-compose", "version", "--short"))
        .filter(version -> version.startsWith("1."));
  }

  private Optional<String> ask(List<String> command) {
    try {
      ProcessRunner.Result result =
          ProcessRunner.run(command, Map.of(), here(), line -> {}, new Cancellation(), QUICK);
      return result.ok()
          ? result.lastLines().stream().flatMap(ComposeCli::number).findFirst()
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> number(String line) {
    String text = line.strip();
    String version = text.startsWith("v") ? text.substring(1) : text;
    return version.matches("\\d+\\.\\d+.*") ? Stream.of(version) : Stream.empty();
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public void run(
      Path folder, List<String> arguments, LineListener lines, Cancellation cancellation) {
    List<String> command = new ArrayList<>(List.of(docker, "compose"));
    command.addAll(arguments);
    ProcessRunner.Result result;
    try (EngineWay engine = way.get()) {
      result =
          ProcessRunner.run(
              command,
              engine.environment(),
              folder,
              line -> lines.line(ComposeWords.withoutValues(line)),
              cancellation,
              SILENCE);
    }
    if (!result.ok()) {
      throw new ProblemException(problem(folder, arguments, result));
    }
  }

  private Problem problem(Path folder, List<String> arguments, ProcessRunner.Result result) {
    List<String> said =
        result.lastLines().stream().map(ComposeWords::withoutValues).map(redactor::redact).toList();
    List<String> evidence = new ArrayList<>();
    evidence.add(redactor.redact(commandLine(folder, arguments)));
    evidence.add("exit code " + result.exitCode());
    evidence.addAll(said);
    if (result.missing()) {
      return Problem.engine(
          "docker.missing",
          Sentence.of("compose.no-docker"),
          evidence,
          Sentence.of("compose.install"));
    }
    if (said.stream().anyMatch(this::pluginMissing)) {
      return Problem.engine(
          "compose.missing",
          Sentence.of("compose.no-plugin"),
          evidence,
          Sentence.of("compose.install"));
    }
    if (said.stream().anyMatch(ComposeCli::engineGone)) {
      return Problem.engine(
          "engine.lost", Sentence.of("engine.silent"), evidence, Sentence.of("engine.lost.advice"));
    }
    String verb = arguments.stream().filter(VERBS::contains).findFirst().orElse("");
    return Problem.outcome(
        "compose.failed",
        Sentence.of(
            "compose.failed",
            verb,
            String.valueOf(result.exitCode()),
            said.isEmpty() ? Sentence.of("compose.mute") : Phrase.plain(said.getLast())),
        evidence);
  }

  /**
   * What docker says of a command it does not know, in its old and its new words. It may also
   * stumble over an option of that command first, as Compose itself does over a wrong one.
   */
  private boolean pluginMissing(String line) {
    return line.contains("'compose' is not a docker command")
        || line.contains("unknown command: docker compose")
        || ((line.contains("unknown shorthand flag") || line.contains("unknown flag"))
            && version().isEmpty());
  }

  private static boolean engineGone(String line) {
    return line.contains("Cannot connect to the Docker daemon")
        || line.contains("failed to connect to the docker API")
        || line.contains("permission denied while trying to connect to the");
  }

  @Override
  public String commandLine(Path folder, List<String> arguments) {
    StringBuilder line = new StringBuilder("cd ").append(quoted(folder.toString())).append(" &&");
    new TreeMap<>(environment.get())
        .forEach((name, value) -> line.append(' ').append(name).append('=').append(quoted(value)));
    line.append(' ').append(quoted(docker)).append(" compose");
    arguments.forEach(word -> line.append(' ').append(quoted(word)));
    return line.toString();
  }

  /** As a shell wants it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
