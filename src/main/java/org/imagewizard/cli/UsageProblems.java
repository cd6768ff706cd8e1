package org.imagewizard.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.cli.session.Sentence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that could not be read, as one sentence with the nearest word that exists. */
final class UsageProblems {
  private UsageProblems() {}

  static Problem of(ParameterException e, List<String> args) {
    CommandLine line = e.getCommandLine();
    Problem problem =
        switch (e) {
          case UnmatchedArgumentException unmatched -> unmatched(line, unmatched);
          case MissingParameterException missing -> missing(line, missing, args);
          case OverwrittenOptionException twice ->
              usage(Sentence.of("usage.twice", word(twice.getOverwritten())));
          default -> usage(Phrase.plain(String.valueOf(e.getMessage())));
        };
    String command = line.getParent() == null ? "" : " " + line.getCommandName();
    return problem.withAdvice(Sentence.of("usage.help", "image-wizard" + command + " --help"));
  }

  private static Problem unmatched(CommandLine line, UnmatchedArgumentException e) {
    String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
    boolean option = word.startsWith("-");
    boolean root = line.getParent() == null;
    String name = option ? word.split("=", 2)[0] : word;
    Phrase what =
        option
            ? root
                ? Sentence.of("usage.option", name)
                : Sentence.of("usage.option.of", name, line.getCommandName())
            : root
                ? Sentence.of("usage.command", name)
                : Sentence.of("usage.argument", name, line.getCommandName());
    Collection<String> known =
        option ? options(line) : root ? line.getSubcommands().keySet() : List.of();
    return usage(Sentence.of("usage.hint", what, Suggest.hint(name, known)));
  }

  private static List<String> options(CommandLine line) {
    List<String> names = new ArrayList<>();
    line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    names.removeIf(name -> !name.startsWith("--"));
    return names;
  }

  private static Problem missing(CommandLine line, MissingParameterException e, List<String> args) {
    List<ArgSpec> missing = e.getMissing();
    for (ArgSpec one : missing) {
      if (one instanceof OptionSpec option
          && List.of(option.names()).stream().anyMatch(args::contains)) {
        return usage(Sentence.of("usage.value", word(one), one.paramLabel()));
      }
    }
    String names = missing.stream().map(UsageProblems::word).collect(Collectors.joining(", "));
    String known =
        missing.stream().flatMap(UsageProblems::candidates).collect(Collectors.joining(", "));
    Phrase what = Sentence.of("usage.missing", line.getCommandName(), names);
    return usage(
        known.isEmpty() ? what : Sentence.of("usage.of", what, Sentence.of("input.one-of", known)));
  }

  /** The words that this may be, when there are only some. */
  private static Stream<String> candidates(ArgSpec arg) {
    @Nullable Iterable<String> all = arg.completionCandidates();
    return all == null ? Stream.empty() : StreamSupport.stream(all.spliterator(), false);
  }

  private static String word(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static Problem usage(Phrase what) {
    return Problem.input("usage", what);
  }
}
