package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that is killed at a random moment, 200 times: each file is always whole, and the next
 * wizard that looks at the folder finds one version of all of it.
 */
class KillIT {
  /** Writers that are killed together, each in a folder of its own. */
  private static final int TOGETHER = 10;

  private static final int KILLS = 20;
  private static final int FILES = 12;

  @TempDir Path temp;

  @Test
  void leavesTheOldStateOrTheNew() throws Exception {
    Random random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    int mixed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      boolean fresh = kill % 4 == 0;
      if (fresh) {
        FileModes.deleteTree(temp.resolve("servers"));
      }
      killWhileWriting(fresh, random);
      for (int i = 0; i < TOGETHER; i++) {
        String as = "folder " + i + " after kill " + kill + " of seed " + seed;
        mixed += look(folder(temp, i), fresh, as) ? 1 : 0;
      }
    }
    System.out.println(
        KILLS * TOGETHER + " writers killed; " + mixed + " exchanges were half-way, and ended.");
    for (int i = 0; i < TOGETHER; i++) {
      new FolderWriter().write(folder(temp, i), files(0));
    }
    try (var entries = Files.list(temp.resolve("servers"))) {
      assertThat(entries.map(e -> e.getFileName().toString())).as("left-overs").hasSize(TOGETHER);
    }
  }

  /** True when the folder was between two states until somebody looked. */
  private static boolean look(Path folder, boolean fresh, String as) throws IOException {
    Set<String> seen = versions(folder, as);
    if (fresh) {
      assertThat(seen).as(as + ", which appears whole").hasSizeLessThanOrEqualTo(1);
    }
    new FolderWriter().recover(folder);
    assertThat(versions(folder, as)).as(as).hasSizeLessThanOrEqualTo(1);
    if (Files.exists(folder)) {
      assertThat(new FolderWriter().changedByHand(folder)).as(as).isEmpty();
      assertThat(folder.resolve(".image-wizard/staging")).as(as).doesNotExist();
    }
    return seen.size() > 1;
  }

  private static Path folder(Path temp, int i) {
    return temp.resolve("servers/bench" + i);
  }

  /** Kills at once where new folders are being made, and among many exchanges otherwise. */
  private void killWhileWriting(boolean fresh, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KillIT.class.getName(),
                temp.toString(),
                fresh ? "once" : "forever")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // It says a line when it is about to write.
    assertThat(process.getInputStream().read()).isPositive();
    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(fresh ? 150 : 400)));
    process.destroyForcibly().waitFor();
  }

  /** The versions that the files have; a file that is cut short fails. */
  private static Set<String> versions(Path folder, String as) throws IOException {
    Set<String> versions = new LinkedHashSet<>();
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve(name(i));
      if (Files.exists(file)) {
        String text = Files.readString(file);
        assertThat(text).as(as + ": " + file).endsWith("# end\n");
        versions.add(text.lines().skip(1).findFirst().orElse(""));
      } else if (Files.exists(folder)) {
        versions.add(i == FILES - 1 ? "version: 0" : "none");
      }
    }
    return versions;
  }

  private static String name(int i) {
    return i == 0 ? "compose.yaml" : i == 1 ? ".env" : "proxy/part/file" + i + ".yaml";
  }

  /** Two versions; the second has one file more. */
  private static List<RenderedFile> files(int version) {
    List<RenderedFile> files = new ArrayList<>();
    for (int i = 0; i < FILES - (version == 0 ? 1 : 0); i++) {
      String text =
          FolderWriter.MARK
              + " a test\nversion: "
              + version
              + "\n"
              + ("x" + i + ": y\n").repeat(1)
              + ("# " + version + "\n").repeat(500)
              + "# end\n";
      files.add(new RenderedFile(name(i), text, false));
    }
    return files;
  }

  /** The writers that are killed. */
  public static void main(String[] arguments) {
    Path temp = Path.of(arguments[0]);
    boolean forever = arguments[1].equals("forever");
    System.out.println("now");
    System.out.flush();
    for (int i = 0; i < TOGETHER; i++) {
      Path folder = folder(temp, i);
      Thread.ofPlatform().start(() -> write(folder, forever));
    }
  }

  private static void write(Path folder, boolean forever) {
    FolderWriter writer = new FolderWriter();
    for (int i = 0; i == 0 || forever; i++) {
      writer.write(folder, files(i % 2));
    }
  }
}
