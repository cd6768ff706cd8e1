package org.imagewizard.machine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/checks.md, made from the code: every check, all that it can find, and every fix. */
final class ChecksPage {
  private static final String HEAD =
      """
      # The system check

      <!-- Made from the code: mvn test -Dtest=ChecksPageTest -Dchecks=write -->

      `image-wizard check` looks at this computer and changes nothing. The checks run side by side; each
      has its own limit (6 seconds for most), so that one that hangs never holds the others. A check ends
      in one of four words:

      - `ok`: in order.
      - `skip`: does not apply here, and says why.
      - `warn`: the server can run, with less or with care.
      - `fail`: the server, or what was planned for the card, can't start. `ready` is true without any.

      With `--machine FILE` the facts of the hardware come from the file, and the findings say so; what
      concerns Docker, the network and the system is still looked at here. With an engine on another
      computer (`--context`, `DOCKER_HOST` with `ssh://` or `tcp://`) memory, processor and disk are
      those of that computer, as the engine and a throw-away container tell them; the memory of its
      cards is not known from here and can be given with `--machine FILE`.

      Memory in use counts what the driver reserves for itself. For IMAGE remains what is free, less a
      reserve of 512 MiB a card, or 1024 MiB where a screen is attached. Boards whose card works in the
      computer's memory (GB10, Jetson) count that.

      The test of the graphics card starts a container of a few megabytes, made on the spot of this
      computer's busybox, with the request that Compose sends, and removes it and its image again. What
      a check that was killed leaves behind, the engine or the next check removes.

      In the JSON a check has its `id`, and `kind` is the finding. A check that does not come to an end has no
      `kind` and says so. A `{0}` below stands for what was found.
      """;

  private static final String FIXES =
      """

      ## Fixes

      `image-wizard fix ID` shows the command, the files it touches, its effect and how to undo it, and runs
      it after consent; then what depends on it is looked at again. Rights come from `sudo` in a terminal,
      from `pkexec` where there is only a display. The scripts behind the fixes are in `templates/fixes`; they
      are copied to `~/.cache/image-wizard/fixes` before they run, so you can read them and run them
      yourself.

      | id | does | administrator rights | undone by |
      | --- | --- | --- | --- |
      """;

  private ChecksPage() {}

  static String text(Map<String, String> texts) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Check check : Check.values()) {
      page.append("\n## ").append(check.id()).append("\n\n").append(check.subject()).append('.');
      if (!check.link().isEmpty()) {
        page.append(" [Read more](").append(check.link()).append(").");
      }
      page.append("\n\n| kind | | says | costs | fixes |\n| --- | --- | --- | --- | --- |\n");
      Arrays.stream(FindingKind.values())
          .filter(kind -> kind.check() == check)
          .forEach(kind -> page.append(row(kind, texts)));
    }
    page.append(FIXES);
    // Any computer will do: only the words are wanted.
    Host host = new Host(Path.of("/nowhere"), Map.of("SUDO_USER", "YOU"), Path.of("/home/you"));
    for (Fix fix : new FixList(host).all()) {
      page.append(
          cells(
              List.of('`' + fix.id() + '`', fix.effect(), fix.root() ? "yes" : "no", fix.undo())));
    }
    return page.toString();
  }

  private static String row(FindingKind kind, Map<String, String> texts) {
    return cells(
        List.of(
            '`' + kind.id() + '`',
            kind.status().name().toLowerCase(Locale.ROOT),
            pattern(texts.get(kind.id())),
            pattern(texts.getOrDefault(kind.id() + ".costs", "")),
            kind.fixes().stream().map(id -> '`' + id + '`').collect(Collectors.joining(" "))));
  }

  private static String cells(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The bundle's own text, its choices shown in their plural form. */
  private static String pattern(String text) {
    return text.replace("''", "'").replaceAll("\\{(\\d),choice,[^{}]*<(\\{\\d\\}[^{}]*)\\}", "$2");
  }
}
