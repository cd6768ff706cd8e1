package org.imagewizard.machine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imagewizard.base.process.Shell;
import org.imagewizard.base.text.Phrase;

/**
 * A repair that is shown before it runs.
 *
 * @param id for {@code image-wizard fix ID}
 * @param command the process's arguments; run without a shell of ours
 * @param root whether it needs administrator rights
 * @param sudo whether a person has to ask for them: this program does not run with them
 * @param named its name
 * @param does what changes
 * @param back how to take it back
 * @param files what it writes or removes; folders end in a slash
 * @param checks the ids of what is worth looking at again afterwards; none means everything
 * @param restartsEngine whether containers that run stop meanwhile
 */
public record Fix(
    String id,
    List<String> command,
    boolean root,
    boolean sudo,
    Phrase named,
    Phrase does,
    Phrase back,
    List<String> files,
    Set<String> checks,
    boolean restartsEngine) {
  public Fix {
    command = List.copyOf(command);
    files = List.copyOf(files);
    checks = Set.copyOf(checks);
  }

  /** With texts that are the same in every language. */
  public Fix(
      String id, String title, List<String> command, boolean root, String effect, String undo) {
    this(
        id,
        command,
        root,
        root,
        Phrase.plain(title),
        Phrase.plain(effect),
        Phrase.plain(undo),
        List.of(),
        Set.of(),
        false);
  }

  /** The command as a person types it. */
  public String typed() {
    return (sudo ? "sudo " : "") + Shell.line(command);
  }

  Fix restartingEngine() {
    return new Fix(id, command, root, sudo, named, does, back, files, checks, true);
  }

  /** In English. */
  public String title() {
    return title(Locale.ENGLISH);
  }

  public String title(Locale locale) {
    return named.in(locale);
  }

  /** In English. */
  public String effect() {
    return effect(Locale.ENGLISH);
  }

  public String effect(Locale locale) {
    return does.in(locale);
  }

  /** In English. */
  public String undo() {
    return undo(Locale.ENGLISH);
  }

  public String undo(Locale locale) {
    return back.in(locale);
  }
}
