package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With several engines on one computer, the one that answers is looked at. */
class DaemonTest {
  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void twoEngines() {
    fake = new FakeHost(folder);
    engine("11", "dockerd\0-H\0unix:///run/other/docker.sock\0--data-root\0/x\0", "/other");
    engine("12", "/usr/bin/dockerd\0-H\0fd://\0", "/system");
    engine("13", "dockerd\0--host=unix:///srv/own.sock\0", "/own");
  }

  private void engine(String pid, String commandLine, String path) {
    fake.file("/proc/" + pid + "/comm", "dockerd\n")
        .file("/proc/" + pid + "/cmdline", commandLine)
        .file("/proc/" + pid + "/environ", "PATH=" + path + "\0");
  }

  private Optional<String> path(String endpoint) {
    return Daemon.of(fake.host(), Optional.of(endpoint)).path();
  }

  @Test
  void theSocketTellsWhich() {
    assertThat(path("unix:///run/other/docker.sock")).contains("/other");
    assertThat(path("unix:///srv/own.sock")).contains("/own");
    assertThat(path("unix:///var/run/docker.sock")).contains("/system");
    assertThat(path("unix:///run/docker.sock")).contains("/system");
    assertThat(path("unix:///run/nobody.sock")).isEmpty();
  }

  @Test
  void theSystemsEngineIsTheOneThatWroteItsNumber() {
    fake.file("/var/run/docker.pid", "13");
    assertThat(path("unix:///var/run/docker.sock")).contains("/own");
    fake.file("/var/run/docker.pid", "14");
    assertThat(path("unix:///var/run/docker.sock")).contains("/system");
  }

  @Test
  void withoutAnAnswerItIsTheSystems() {
    assertThat(Daemon.of(fake.host(), Optional.empty()).path()).contains("/system");
  }
}
