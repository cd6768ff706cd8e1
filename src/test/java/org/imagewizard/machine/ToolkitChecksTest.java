package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the engine was started before the helper came that it looks for only then. */
class ToolkitChecksTest {
  private static final String HOOK = "/usr/bin/nvidia-container-runtime-hook";

  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void aHelperThatCameJustNow() {
    fake = new FakeHost(folder).file(HOOK, "#!/bin/sh\n");
    fake.host().at(HOOK).toFile().setExecutable(true);
  }

  /** What is said of an engine that was started so long before the helper came. */
  private Optional<FindingKind> startedBefore(Duration before) throws IOException {
    Path file = fake.host().at(HOOK);
    Instant came = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
    Instant started = came.minus(before);
    long boot = started.getEpochSecond() - 1000;
    long ticks = Duration.between(Instant.ofEpochSecond(boot), started).toMillis() / 10;
    fake.file("/var/run/docker.pid", "321")
        .file("/proc/321/comm", "dockerd\n")
        .file("/proc/321/environ", "PATH=/usr/bin\0")
        .file("/proc/stat", "cpu 1 2\nbtime " + boot + "\n")
        .file("/proc/321/stat", "321 (dockerd) S 1" + " 0".repeat(17) + " " + ticks + " 0 0\n");
    return new ToolkitChecks(fake.host(), new FixList(fake.host()))
        .toolkit(true, Optional.empty())
        .kind();
  }

  @Test
  void aHelperThatCameLaterIsNotSeen() throws IOException {
    assertThat(startedBefore(Duration.ofSeconds(5))).contains(FindingKind.TOOLKIT_LATER);
    assertThat(startedBefore(Duration.ofDays(3))).contains(FindingKind.TOOLKIT_LATER);
  }

  /** Both times are of whole seconds somewhere, so that one second's difference proves nothing. */
  @Test
  void aHelperOfTheSameSecondIs() throws IOException {
    assertThat(startedBefore(Duration.ofMillis(200))).contains(FindingKind.TOOLKIT_OK);
    assertThat(startedBefore(Duration.ofMillis(1100))).contains(FindingKind.TOOLKIT_OK);
    assertThat(startedBefore(Duration.ofSeconds(-60))).contains(FindingKind.TOOLKIT_OK);
  }
}
