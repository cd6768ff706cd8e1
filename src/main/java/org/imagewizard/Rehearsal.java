package org.imagewizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.cli.Cli;
import org.imagewizard.gui.WizardWindow;

/**
 * Does, unseen, what every start does, while the JVM notes which classes to keep ready ({@code
 * -XX:AOTCacheOutput}); called by {@code image-wizard-cache}. Reads nothing of this person: it runs
 * on a described machine, with an engine of its own that only answers.
 */
final class Rehearsal {
  private static final String MACHINE =
      """
      memoryMiB: 32000
      cpus: 8
      diskFreeMiB: 200000
      gpus:
        - name: NVIDIA GeForce RTX 3070
          totalMiB: 8192
          usedMiB: 600
      """;

  private Rehearsal() {}

  static void main(String[] args) throws IOException {
    Path home = Path.of(System.getenv("HOME"));
    Path machine = Files.writeString(home.resolve("machine.yaml"), MACHINE);
    Path socket = home.resolve("engine.sock");
    String engine = "unix://" + socket;
    List<List<String>> lines =
        List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("check", "--json", "--context", engine),
            List.of("check", "--context", engine),
            List.of("catalog", "--json"),
            List.of("plan", "--json", "--machine", machine.toString()),
            List.of("plan", "--machine", machine.toString(), "--lang", "fr"),
            List.of("gui", "--exit-after-first-frame"));
    RehearsalEngine.startAt(socket);
    PrintStream unseen = new PrintStream(OutputStream.nullOutputStream(), false);
    for (List<String> line : lines) {
      Redactor redactor = new Redactor();
      WizardWindow window =
          new WizardWindow(
              () -> Main.workbench(Optional.empty(), redactor), home, home.resolve("wizard.log"));
      new Cli(
              context -> Main.workbench(context, redactor),
              window,
              unseen,
              unseen,
              InputStream.nullInputStream(),
              Map.of("HOME", home.toString()))
          .run(line.toArray(String[]::new));
    }
    System.exit(0);
  }
}
