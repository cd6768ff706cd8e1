package org.imagewizard.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Messages;
import org.imagewizard.base.text.Suggest;
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
  private final Messages messages;

  UsageProblems(Messages messages) {
    this.messages = messages;
  }

  Problem of(ParameterException e, List<String> args) {
    CommandLine line = e.getCommandLine();
    Problem problem =
        switch (e) {
          case UnmatchedArgumentException unmatched -> unmatched(line, unmatched);
          case MissingParameterException missing -> missing(line, missing, args);
          case OverwrittenOptionException twice ->
              usage(messages.get("usage.twice", word(twice.getOverwritten())));
          default -> usage(String.valueOf(e.getMessage()));
        };
    String command = line.getParent() == null ? "" : " " + line.getCommandName();
    return problem.withActions(messages.get("usage.help", "image-wizard" + command + " --help"));
  }

  private Problem unmatched(CommandLine line, UnmatchedArgumentException e) {
    String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
    boolean option = word.startsWith("-");
    boolean root = line.getParent() == null;
    String name = option ? word.split("=", 2)[0] : word;
    String summary =
        option
            ? root
                ? messages.get("usage.option", name)
                : messages.get("usage.option.of", name, line.getCommandName())
            : root
                ? messages.get("usage.command", name)
                : messages.get("usage.argument", name, line.getCommandName());
    Collection<String> known =
        option ? options(line) : root ? line.getSubcommands().keySet() : List.of();
    return usage(
        summary
            + Suggest.nearest(name, known)
                .map(near -> " " + messages.get("input.near", near))
                .orElse(""));
  }

  private static List<String> options(CommandLine line) {
    List<String> names = new ArrayList<>();
    line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
    names.removeIf(name -> !name.startsWith("--"));
    return names;
  }

  private Problem missing(CommandLine line, MissingParameterException e, List<String> args) {
    List<ArgSpec> missing = e.getMissing();
    for (ArgSpec one : missing) {
      if (one instanceof OptionSpec option
          && List.of(option.names()).stream().anyMatch(args::contains)) {
        return usage(messages.get("usage.value", word(one), one.paramLabel()));
      }
    }
    String names = missing.stream().map(UsageProblems::word).collect(Collectors.joining(", "));
    String known =
        missing.stream()
            .flatMap(UsageProblems::candidates)
            .reduce((one, other) -> one + ", " + other)
            .map(ids -> " " + messages.get("input.one-of", ids))
            .orElse("");
    return usage(messages.get("usage.missing", line.getCommandName(), names) + known);
  }

  /** The words that this may be, when there are only some. */
  private static Stream<String> candidates(ArgSpec arg) {
    @Nullable Iterable<String> all = arg.completionCandidates();
    return all == null ? Stream.empty() : StreamSupport.stream(all.spliterator(), false);
  }

  private static String word(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static Problem usage(String summary) {
    return Problem.input("usage", summary);
  }
}
