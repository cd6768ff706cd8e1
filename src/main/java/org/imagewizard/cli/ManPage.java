package org.imagewizard.cli;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page, in the words of {@code --help}, as groff_man(7) wants it. */
final class ManPage {
  private final Messages messages;
  private final CommandLine commands;
  private final String date;
  private final StringBuilder page = new StringBuilder();

  ManPage(Messages messages, CommandLine commands, String date) {
    this.messages = messages;
    this.commands = commands;
    this.date = date;
  }

  String text() {
    page.setLength(0);
    macro(".TH IMAGE-WIZARD 1 \"" + date + "\" \"IMAGE Wizard\"");
    section("man.name");
    plain("image-wizard - " + messages.get("man.purpose"));
    section("man.synopsis");
    macro(".B image-wizard");
    plain("[" + messages.get("man.command") + "] [" + messages.get("man.option") + "…]");
    section("man.description");
    plain(messages.get("help.program"));
    macro(".PP");
    plain(messages.get("help.no-command"));
    section("man.commands");
    commands.getSubcommands().forEach(this::command);
    section("man.options");
    for (String name : Help.GLOBAL) {
      term(Help.globalName(name));
      plain(messages.get("help.global." + name.substring(2)));
    }
    section("man.exit");
    plain(messages.get("help.exit"));
    section("man.files");
    for (String file : List.of("folder", "log", "cache")) {
      term(messages.get("man.files." + file));
      plain(messages.get("man.files." + file + ".holds"));
    }
    return page.toString();
  }

  private void command(String name, CommandLine command) {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(Help.arguments(command));
    macro(".SS \"" + escaped(String.join(" ", words)) + '"');
    plain(messages.get("help." + name));
    for (OptionSpec option : Help.own(command)) {
      term(Help.shown(option));
      plain(messages.get(Help.key(name, option)));
    }
  }

  private void section(String key) {
    macro(".SH \"" + escaped(messages.get(key)) + '"');
  }

  private void term(String words) {
    macro(".TP");
    macro(".B \"" + escaped(words) + '"');
  }

  private void macro(String line) {
    page.append(line).append('\n');
  }

  private void plain(String text) {
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(ManPage::escaped)
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .forEach(this::macro);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
