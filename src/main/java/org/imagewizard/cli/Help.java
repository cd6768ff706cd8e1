package org.imagewizard.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Languages;
import org.imagewizard.base.text.Messages;
import org.imagewizard.cli.session.Output;
import org.imagewizard.cli.session.Wrap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help}: of the program by what a person wants to do, of a command by its options. */
final class Help {
  private static final List<List<String>> GROUPS =
      List.of(
          List.of(
              "setup",
              "check",
              "fix",
              "catalog",
              "source",
              "import",
              "calibration",
              "plan",
              "channels",
              "write",
              "keys"),
          List.of("run", "pull", "up", "down", "restart", "status", "logs", "smoke"),
          List.of("keep", "update", "rollback", "report", "bundle", "unbundle", "remove"),
          List.of("other", "try", "text", "gui"));

  static final List<String> GLOBAL =
      List.of("--json", "--lang", "--yes", "--text", "--context", "--help", "--version");

  private final Messages messages;
  private final Output out;

  Help(Messages messages, Output out) {
    this.messages = messages;
    this.out = out;
  }

  void print(CommandLine line) {
    if (line.getParent() == null) {
      program();
    } else {
      command(line);
    }
  }

  private void program() {
    out.line(messages.get("help.program"));
    out.line(messages.get("help.no-command"));
    for (List<String> group : GROUPS) {
      out.line("");
      out.line(messages.get("help.group." + group.getFirst()));
      group.stream().skip(1).forEach(name -> entry(name, messages.get("help." + name), 11));
    }
    out.line("");
    globals();
    out.line("");
    out.line(messages.get("help.exit"));
  }

  private void globals() {
    out.line(messages.get("help.global"));
    for (String name : GLOBAL) {
      entry(globalName(name), messages.get("help.global." + name.substring(2)), 16);
    }
  }

  /** With its value, if it takes one. */
  static String globalName(String name) {
    return switch (name) {
      case "--lang" -> "--lang " + String.join("|", Languages.codes());
      case "--context" -> "--context NAME";
      default -> name;
    };
  }

  /** The options that only this command has, those that must be given first. */
  static List<OptionSpec> own(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !GLOBAL.contains(option.longestName()))
        .sorted(Comparator.comparing(OptionSpec::required).reversed())
        .toList();
  }

  /** What stands after its name and is no option. */
  static List<String> arguments(CommandLine line) {
    return line.getCommandSpec().positionalParameters().stream()
        .map(one -> one.required() ? one.paramLabel() : "[" + one.paramLabel() + "…]")
        .toList();
  }

  private void command(CommandLine line) {
    String name = line.getCommandName();
    List<String> words = new ArrayList<>(arguments(line));
    List<OptionSpec> options = own(line);
    options.stream().filter(OptionSpec::required).forEach(option -> words.add(shown(option)));
    if (options.stream().anyMatch(option -> !option.required())) {
      words.add(messages.get("help.options"));
    }
    out.line(messages.get("help.usage") + " image-wizard " + name + " " + String.join(" ", words));
    out.line(messages.get("help." + name));
    for (OptionSpec option : options) {
      out.line("  " + shown(option));
      for (String text : Wrap.lines(messages.get(key(name, option)), "      ", 0)) {
        out.line(text);
      }
    }
    out.line("");
    globals();
  }

  static String shown(OptionSpec option) {
    return option.names()[0] + (isFlag(option) ? "" : " " + option.paramLabel());
  }

  private static boolean isFlag(ArgSpec option) {
    return option.arity().max() == 0;
  }

  /** The folder means the same to every command. */
  static String key(String command, OptionSpec option) {
    String name = option.longestName().substring(2);
    return name.equals("dir") && !command.equals("try") && !command.equals("write")
        ? "help.dir"
        : "help." + command + "." + option.names()[0].substring(2);
  }

  private void entry(String name, String text, int width) {
    String head = String.format(Locale.ROOT, "  %-" + width + "s  ", name);
    List<String> lines = Wrap.lines(text, " ".repeat(width + 4), 0);
    out.line(Wrap.keep(head) + lines.getFirst().stripLeading());
    lines.stream().skip(1).forEach(out::line);
  }
}
