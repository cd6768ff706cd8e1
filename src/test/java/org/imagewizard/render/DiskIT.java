package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or read-only: a small file system of the test's own. */
class DiskIT {
  private static final String HEAD = FolderWriter.MARK + " a test\n";

  @TempDir Path temp;
  private Path disk;
  private Path folder;
  private final FolderWriter writer = new FolderWriter();

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(temp.resolve("disk"));
    folder = disk.resolve("bench");
    if (run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) != 0) {
      String reason = "a small disk cannot be mounted here; that takes root";
      System.out.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void aFullDiskLeavesTheOldFolder() throws IOException {
    writer.write(folder, files("1", 10));
    Map<String, String> before = tree();

    for (int size : List.of(400_000, 250_000, 150_000)) {
      assertThatThrownBy(() -> writer.write(folder, files("2", size)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("is as it was");
      assertThat(tree()).isEqualTo(before);
    }
    writer.write(folder, files("2", 10));
    assertThat(folder.resolve("compose.yaml")).content().contains("version: 2");
  }

  @Test
  void aFullDiskLeavesNoNewFolder() {
    assertThatThrownBy(() -> writer.write(folder, files("1", 400_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("No space left on device");
    assertThat(disk).isEmptyDirectory();
  }

  @Test
  void aReadOnlyDiskIsSaid() throws Exception {
    writer.write(folder, files("1", 10));
    Map<String, String> before = tree();
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

    assertThatThrownBy(() -> writer.write(folder, files("2", 10)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(folder.toString());
    assertThatThrownBy(() -> writer.write(disk.resolve("other"), files("2", 10)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(disk.toString());
    assertThat(tree()).isEqualTo(before);
  }

  private static List<RenderedFile> files(String version, int size) {
    String text = HEAD + "version: " + version + "\n# " + "x".repeat(size) + "\n";
    return List.of(
        new RenderedFile("compose.yaml", text, false),
        new RenderedFile("config/llm.env", HEAD + "KEY=" + version + "\n", true));
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (var paths = Files.walk(disk)) {
      for (Path path : paths.toList()) {
        if (Files.isRegularFile(path)) {
          tree.put(disk.relativize(path).toString(), Files.readString(path));
        }
      }
    }
    return tree;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }
}
