package org.imagewizard.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.cli.session.Session;

/**
 * {@code --key NAME=@FILE} and {@code --key NAME=-}, {@code --set} likewise. A value never stands
 * on the command line, where every user of the computer could read it in the list of processes.
 */
final class KeyArguments {
  /** No key is longer; a larger file is the wrong file. */
  private static final int LONGEST = 64 * 1024;

  private final Session session;
  private final String option;
  private final List<String> known;
  private final Words words;

  /**
   * @param option as the person typed it, for messages
   * @param known the names that there are
   */
  KeyArguments(Session session, String option, List<String> known) {
    this.session = session;
    this.option = option;
    this.words = new Words(session);
    this.known = List.copyOf(known);
  }

  static KeyArguments of(Session session, String option, Catalog catalog) {
    return new KeyArguments(
        session,
        option,
        catalog.keyGroups().stream()
            .flatMap(group -> group.variables().stream())
            .map(KeyGroup.Variable::name)
            .toList());
  }

  /**
   * The values by name; an empty one is left out, because removing is never done by accident.
   *
   * @throws ProblemException kind INPUT; no message ever holds a value
   */
  Map<String, Secret> read(List<String> arguments) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    boolean stdin = false;
    for (String argument : arguments) {
      int sign = argument.indexOf('=');
      if (sign < 1) {
        // It may be the key itself, so it is not repeated.
        throw words.problem("key.form", "input.key.form", "NAME", option);
      }
      String name = argument.substring(0, sign);
      check(name);
      String from = argument.substring(sign + 1);
      if (from.equals("-") && !stdin) {
        stdin = true;
        keys.put(name, fromTerminal(name));
      } else if (from.startsWith("@") && from.length() > 1) {
        keys.put(name, fromFile(name, Words.path(session, from.substring(1))));
      } else {
        throw words.problem(
            "key.form", from.equals("-") ? "input.key.twice" : "input.key.form", name, option);
      }
    }
    keys.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            session.say("key.blank", name);
          }
        });
    keys.values().removeIf(Secret::isBlank);
    return keys;
  }

  /**
   * @throws ProblemException kind INPUT when there is no such key
   */
  void check(String name) {
    if (!known.contains(name)) {
      throw words.problem(
          "key.unknown",
          "input.key",
          name,
          Suggest.nearest(name, known)
              .map(near -> session.text("input.near", near))
              .orElseGet(() -> session.text("input.one-of", String.join(", ", known))));
    }
  }

  private Secret fromTerminal(String name) {
    String prompt = session.terminal().interactive() ? session.text("key.prompt", name) : "";
    Secret value =
        session
            .terminal()
            .readAll(prompt)
            .orElseThrow(() -> words.problem("key.missing", "input.key.none", name));
    return trimmed(name, value.reveal());
  }

  private Secret fromFile(String name, Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw words.problem("key.long", "input.key.long", name, file);
      }
      return trimmed(name, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw words.problem("key.unreadable", "input.key.file", name, file);
    }
  }

  /** An editor ends a file with a line break that is no part of the key. */
  private Secret trimmed(String name, String value) {
    String trimmed = value.replaceFirst("\\R\\z", "");
    if (trimmed.lines().count() > 1) {
      throw words.problem("key.lines", "input.key.lines", name);
    }
    return new Secret(trimmed);
  }
}
