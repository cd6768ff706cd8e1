package org.imagewizard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does, unseen, what every start does, while the JVM notes which classes to keep ready ({@code
 * -XX:AOTCacheOutput}); called by {@code image-wizard-cache}, for one of the faces: {@code text} or
 * {@code window}. Reads nothing of this person: it runs on a described machine, with an engine of
 * its own that only answers.
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

  private static final List<List<String>> WINDOW =
      List.of(List.of("--version"), List.of("gui", "--exit-after-first-frame"));

  private Rehearsal() {}

  static void main(String[] args) throws IOException {
    Path home = Path.of(System.getenv("HOME"));
    Path socket = home.resolve("engine.sock");
    RehearsalEngine.startAt(socket);
    PrintStream unseen = new PrintStream(OutputStream.nullOutputStream(), false);
    boolean window = args[0].equals("window");
    String engine = "unix://" + socket;
    for (List<String> line : window ? WINDOW : commands(home, engine)) {
      Main.cli(unseen, unseen, InputStream.nullInputStream(), Map.of("HOME", home.toString()))
          .run(line.toArray(String[]::new));
    }
    System.exit(0);
  }

  /** What people type most, up to the door of an engine that has nothing. */
  private static List<List<String>> commands(Path home, String engine) throws IOException {
    String machine = Files.writeString(home.resolve("machine.yaml"), MACHINE).toString();
    String plan = home.resolve("plan.yaml").toString();
    String folder = home.resolve("server").toString();
    return List.of(
        List.of("--help"),
        List.of("--version"),
        List.of("check", "--json", "--context", engine),
        List.of("check", "--context", engine),
        List.of("catalog", "--json"),
        List.of("plan", "--json", "--machine", machine),
        List.of("plan", "--machine", machine, "--lang", "fr", "--out", plan),
        List.of("write", "--plan", plan, "--dir", folder, "--context", engine),
        List.of("keys", "--dir", folder),
        List.of("status", "--dir", folder, "--context", engine),
        List.of("status", "--json", "--dir", folder, "--context", engine));
  }
}
