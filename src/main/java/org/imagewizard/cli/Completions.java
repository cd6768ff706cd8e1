package org.imagewizard.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What zsh and fish offer after the Tab key; for bash, picocli writes it. */
final class Completions {
  private static final Set<String> FILES = Set.of("file", "path", "dir", "folder", "plan", "zip");

  private final Messages messages;
  private final Map<String, CommandLine> commands;

  Completions(Messages messages, CommandLine root) {
    this.messages = messages;
    this.commands = root.getSubcommands();
  }

  String zsh() {
    StringBuilder script = new StringBuilder("#compdef image-wizard\n\n_image_wizard() {\n");
    script.append("  local -a commands everywhere\n  everywhere=(\n");
    for (String name : Help.GLOBAL) {
      boolean value = !Help.globalName(name).equals(name);
      String rest = !value ? "" : name.equals("--lang") ? ":language:(en fr)" : ":value:";
      script
          .append("    ")
          .append(quoted(name + "[" + brief("help.global." + name.substring(2)) + "]" + rest))
          .append('\n');
    }
    script.append("  )\n  commands=(\n");
    commands.forEach(
        (name, command) ->
            script.append("    ").append(quoted(name + ":" + brief("help." + name))).append('\n'));
    script.append(
        """
          )
          local state line
          _arguments -C "${everywhere[@]}" '1: :->command' '*:: :->rest'
          case $state in
            command) _describe command commands ;;
            rest)
              case $words[1] in
        """
            .indent(0));
    commands.forEach(
        (name, command) -> {
          script.append("        ").append(name).append(") _arguments \"${everywhere[@]}\"");
          Help.own(command)
              .forEach(
                  option -> script.append(" \\\n            ").append(quoted(zsh(name, option))));
          script.append(" ;;\n");
        });
    return script.append("      esac ;;\n  esac\n}\n\n_image_wizard \"$@\"\n").toString();
  }

  private String zsh(String command, OptionSpec option) {
    String many = option.isMultiValue() ? "*" : "";
    String value =
        option.arity().max() == 0
            ? ""
            : files(option) ? ":file:_files" : ":" + option.paramLabel().replace(":", "") + ":";
    return many + option.names()[0] + "[" + brief(Help.key(command, option)) + "]" + value;
  }

  String fish() {
    StringBuilder script = new StringBuilder("complete -c image-wizard -f\n");
    for (String name : Help.GLOBAL) {
      boolean value = !Help.globalName(name).equals(name);
      script.append("complete -c image-wizard -l ").append(name.substring(2));
      script.append(!value ? "" : name.equals("--lang") ? " -x -a 'en fr'" : " -x");
      script.append(" -d ").append(quoted(brief("help.global." + name.substring(2)))).append('\n');
    }
    commands.forEach(
        (name, command) -> {
          script.append("complete -c image-wizard -n __fish_use_subcommand -a ").append(name);
          script.append(" -d ").append(quoted(brief("help." + name))).append('\n');
          for (OptionSpec option : Help.own(command)) {
            script.append("complete -c image-wizard -n '__fish_seen_subcommand_from ").append(name);
            script.append("' -l ").append(option.names()[0].substring(2));
            script.append(option.arity().max() == 0 ? "" : files(option) ? " -r -F" : " -x");
            script.append(" -d ").append(quoted(brief(Help.key(name, option)))).append('\n');
          }
        });
    return script.toString();
  }

  private static boolean files(OptionSpec option) {
    return List.of(option.paramLabel().toLowerCase(Locale.ROOT).split("[^a-z]+")).stream()
        .anyMatch(FILES::contains);
  }

  /** The first sentence, without what the shells would take for their own marks. */
  private String brief(String key) {
    String text = messages.get(key).lines().findFirst().orElse("").strip();
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end);
    return first.replaceAll("[\\[\\]:\\\\]", "").replaceAll("\\.$", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "’") + "'";
  }
}
