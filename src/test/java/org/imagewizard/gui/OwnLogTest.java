package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLogTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasShownAndNoSecret() throws IOException {
    Path file = folder.resolve("state/wizard-0.log");
    try (OwnLog log = OwnLog.open(file, text -> text.replace("s3cret-word", "****"))) {
      log.shown(Problem.outcome("port", "Port 8081 is taken", List.of("key s3cret-word refused")));
    }
    List<Path> files;
    try (var list = Files.list(file.getParent())) {
      files = list.filter(f -> !f.toString().endsWith(".lck")).toList();
    }
    assertThat(files).containsExactly(file);
    assertThat(Files.readString(files.getFirst()))
        .contains("Port 8081 is taken", "key **** refused")
        .doesNotContain("s3cret-word");
  }
}
