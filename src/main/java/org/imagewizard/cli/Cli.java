package org.imagewizard.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.imagewizard.base.build.Build;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Problems;
import org.imagewizard.base.text.Languages;
import org.imagewizard.base.text.Messages;
import org.imagewizard.cli.command.Action;
import org.imagewizard.cli.command.DefaultCommand;
import org.imagewizard.cli.json.Doc;
import org.imagewizard.cli.session.Desk;
import org.imagewizard.cli.session.Json;
import org.imagewizard.cli.session.Output;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.StreamTerminal;
import org.imagewizard.cli.session.Terminal;
import org.imagewizard.cli.session.WorkbenchDesk;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.wizard.Window;
import org.imagewizard.wizard.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line: reads it, runs one command, turns every failure into a sentence and status. */
public final class Cli {
  private final Function<Optional<String>, Desk> desks;
  private final Window window;
  private final Output out;
  private final Output err;
  private final Terminal terminal;
  private final Map<String, String> env;

  /**
   * @param workbenches makes the tools, for the docker context that the command line names
   * @param in where answers come from; the console instead, when the program has one
   */
  public Cli(
      Function<Optional<String>, Workbench> workbenches,
      Window window,
      PrintStream out,
      PrintStream err,
      InputStream in,
      Map<String, String> env) {
    this(
        context -> desk(workbenches.apply(context), env),
        window,
        new Output(out),
        new Output(err),
        new StreamTerminal(new Output(out), in, Cli::console),
        env);
  }

  Cli(
      Function<Optional<String>, Desk> desks,
      Window window,
      Output out,
      Output err,
      Terminal terminal,
      Map<String, String> env) {
    this.desks = desks;
    this.window = window;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.env = Map.copyOf(env);
  }

  /** The log file opens with the first thing that could be logged, and knows what is secret. */
  private static Desk desk(Workbench workbench, Map<String, String> env) {
    LogFile.open(env, workbench.redactor()::redact);
    return new WorkbenchDesk(workbench);
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** Runs to the end and returns the exit status; never throws. */
  public int run(String... args) {
    Messages messages = Messages.load(Sentence.BUNDLE, LanguageOption.of(List.of(args), env));
    try {
      return parsed(args, messages).code();
    } catch (ProblemException e) {
      return failed(e.problem(), UnaryOperator.identity(), messages);
    }
  }

  private ExitStatus parsed(String[] args, Messages messages) {
    Optional<CommandLines.Plain> plain = CommandLines.plain(args);
    if (plain.isPresent()) {
      if (plain.get().opensWindow()) {
        window.prepare();
      }
      return act(plain.get().action(), plain.get().root(), messages);
    }
    CommandLine last = read(args, messages);
    Root root = (Root) last.getCommandSpec().root().userObject();
    if (root.help) {
      new Help(messages, out).print(last);
      return ExitStatus.DONE;
    }
    if (root.version) {
      version(root.json, messages).lines().forEach(out::line);
      return ExitStatus.DONE;
    }
    if (root.lang != null && !Languages.codes().contains(root.lang)) {
      throw new ProblemException(
          Problem.input(
              "option.lang",
              Sentence.of("usage.lang", root.lang, String.join(", ", Languages.codes()))));
    }
    Action action =
        last.getCommand() instanceof Action named ? named : new DefaultCommand(root.text);
    return act(action, root, messages);
  }

  /** The last command that the words name. */
  private static CommandLine read(String[] args, Messages messages) {
    try {
      CommandLine last =
          CommandLines.named(new Root(), args).parseArgs(args).asCommandLineList().getLast();
      if (last.getParent() != null || !last.<Root>getCommand().help) {
        return last;
      }
    } catch (ParameterException e) {
      // Said below, by the one that knows every word.
    }
    try {
      return CommandLines.all(new Root()).parseArgs(args).asCommandLineList().getLast();
    } catch (ParameterException e) {
      throw new ProblemException(UsageProblems.of(e, List.of(args)), e);
    }
  }

  private ExitStatus act(Action action, Root root, Messages messages) {
    Desk desk = desks.apply(Optional.ofNullable(root.context));
    Cancellation cancellation = new Cancellation();
    Session session =
        new Session(
            desk,
            window,
            messages,
            out,
            err,
            terminal,
            new Json(desk::redact),
            cancellation,
            root.json,
            root.yes,
            root.lang != null,
            LogFile.home(env),
            env);
    try (Interrupt _ = new Interrupt(cancellation)) {
      return action.run(session);
    } catch (ProblemException e) {
      failed(e.problem(), desk::redact, messages);
      return e.problem().kind().exitStatus();
    } catch (RuntimeException e) {
      // The last net: whatever nobody foresaw becomes one sentence, its trace goes to the log.
      Problem problem =
          Problems.unforeseen(e)
              .withAdvice(Sentence.of("error.details", Wrap.keep(LogFile.path(env))));
      failed(problem, desk::redact, messages);
      return ExitStatus.NOT_AS_IT_SHOULD_BE;
    }
  }

  private int failed(Problem problem, UnaryOperator<String> redact, Messages messages) {
    out.flush();
    if (problem.equals(Problem.cancelled())) {
      err.line(messages.get("error.cancelled"));
    } else {
      new Errors(err, redact).print(problem.in(messages.locale()));
    }
    return problem.kind().exitStatus().code();
  }

  private static String version(boolean json, Messages messages) {
    Build build = Build.here();
    String java = System.getProperty("java.version", "?");
    String vendor = System.getProperty("java.vendor", "?");
    return json
        ? new Json(UnaryOperator.identity())
            .write(
                new Doc()
                    .with("version", build.version())
                    .with("revision", build.revision())
                    .with("java", java)
                    .with("javafx", build.javafx()))
        : messages.get("version", build.version(), build.revision(), java, vendor, build.javafx());
  }
}
