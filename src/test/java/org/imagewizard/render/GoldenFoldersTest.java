package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every byte of these folders, so that a change of what is written shows as a diff and is meant:
 * {@code mvn -q -DskipITs -Dtest=GoldenFoldersTest -Dgolden=write test} writes them anew.
 */
class GoldenFoldersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @Test
  void everyFolderIsAsItWas() throws IOException {
    Map<String, List<RenderedFile>> folders = GoldenFolders.all();
    if (System.getProperty("golden", "").equals("write")) {
      Files.createDirectories(GOLDEN);
      for (var folder : folders.entrySet()) {
        Files.writeString(file(folder.getKey()), text(folder.getValue()));
      }
    }
    for (var folder : folders.entrySet()) {
      assertThat(text(folder.getValue()))
          .as(folder.getKey())
          .isEqualTo(Files.readString(file(folder.getKey())));
    }
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(new TreeSet<>(folders.keySet().stream().map(name -> name + ".txt").toList()));
    }
  }

  private static Path file(String name) {
    return GOLDEN.resolve(name + ".txt");
  }

  private static String text(List<RenderedFile> files) {
    StringBuilder text = new StringBuilder();
    for (RenderedFile file : files) {
      text.append("==== ").append(file.path()).append(' ').append(file.mode()).append('\n');
      text.append(file.content());
    }
    return text.toString();
  }
}
