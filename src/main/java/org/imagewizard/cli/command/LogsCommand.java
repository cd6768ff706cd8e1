package org.imagewizard.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.LogPrinter;
import org.imagewizard.watch.LogFollower;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every line of every service, once; the counts go to the error stream at the end. */
@Command(name = "logs")
public final class LogsCommand implements Action {
  @Mixin DirOption folder = new DirOption();

  @Parameters(paramLabel = "SERVICE", arity = "0..*")
  List<String> services = List.of();

  @Option(names = {"--follow", "-f"})
  boolean follow;

  @Option(names = "--since", paramLabel = "TIME")
  @Nullable String since;

  @Option(names = "--grep", paramLabel = "RE")
  @Nullable String grep;

  @Override
  public ExitStatus run(Session session) {
    Words words = new Words(session);
    Optional<Pattern> pattern = Optional.ofNullable(grep).map(text -> pattern(words, text));
    String start = since == null ? "" : since;
    var deployment = folder.open(session);
    RestartCommand.known(deployment, services, session);
    try (Server server = session.desk().server(deployment)) {
      LogPrinter printer = new LogPrinter(session, pattern, follow);
      Map<String, LogFollower.Counts> counts =
          server.logs(services, follow, start, printer, session.cancellation());
      printer.end(counts);
      if (!printer.closed()) {
        session.cancellation().check();
      }
      return ExitStatus.DONE;
    }
  }

  private static Pattern pattern(Words words, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw words.problem("logs.grep", "input.grep", text, e.getDescription());
    }
  }
}
