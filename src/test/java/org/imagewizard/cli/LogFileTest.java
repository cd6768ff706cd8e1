package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path state;

  @AfterEach
  void logAsBefore() throws IOException {
    LogManager.getLogManager().reset();
    LogManager.getLogManager().readConfiguration();
  }

  @Test
  void keepsWhatIsLoggedButNoFalseAlarm() throws IOException {
    Map<String, String> env = Map.of("XDG_STATE_HOME", state.toString());
    LogFile.open(env, UnaryOperator.identity());
    Logger controls = Logger.getLogger("javafx.scene.control");
    controls.info("index exceeds maxCellCount. Check size calculations for class LogCell");
    controls.info("something else");
    assertThat(Files.readString(LogFile.path(env)))
        .contains("something else")
        .doesNotContain("maxCellCount");
  }
}
