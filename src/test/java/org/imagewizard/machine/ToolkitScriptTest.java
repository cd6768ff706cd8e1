package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that restarts Docker, with an engine made up of a few lines: what it changed is taken
 * back when the engine does not come up, and what ran runs again either way.
 */
@Timeout(60)
class ToolkitScriptTest {
  private static final String OLD = "{\"live-restore\": false}\n";

  @TempDir Path folder;
  private FakeHost fake;
  private Path settings;
  private Path copy;

  @BeforeEach
  void anEngine() throws IOException {
    fake = new FakeHost(folder);
    settings = folder.resolve("etc/docker/daemon.json");
    copy = folder.resolve("etc/docker/daemon.json.before-nvidia");
    Files.createDirectories(folder.resolve("etc"));
    fake.program("id", "echo 0")
        .program("apt-get", "exit 0")
        .program("sleep", "exit 0")
        .program("setsid", "exit 0")
        .program("nvidia-ctk", "echo '{\"runtimes\": {\"nvidia\": {}}}' > " + settings);
    docker("exit 0");
  }

  /** What the engine answers to {@code docker version}. */
  private void docker(String version) {
    fake.program(
        "docker",
        "case $1 in version) "
            + version
            + " ;; ps) printf 'aaa\\nbbb\\n' ;; start) echo $2 >> "
            + folder.resolve("started")
            + " ;; esac");
  }

  private ProcessRunner.Result run() throws IOException {
    Fix fix = new FixList(fake.host()).nvidiaToolkit();
    String text =
        FixScripts.text(fix)
            .orElseThrow()
            .replace("/etc/docker", settings.getParent().toString())
            .replace("/run/systemd/system", folder.resolve("no-systemd").toString())
            .replace("/var/run/docker.pid", folder.resolve("docker.pid").toString())
            .replace("/var/log/dockerd.log", folder.resolve("dockerd.log").toString());
    Path script = Files.writeString(folder.resolve("script.sh"), text);
    return ProcessRunner.run(
        List.of("bash", script.toString()),
        Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"),
        folder,
        line -> {},
        new Cancellation(),
        Duration.ofSeconds(30));
  }

  @Test
  void whatRanIsStartedAgainAndACopyIsKept() throws IOException {
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, OLD);
    ProcessRunner.Result result = run();
    assertThat(result.ok()).as(result.lastLines().toString()).isTrue();
    assertThat(settings).content().contains("nvidia");
    assertThat(copy).hasContent(OLD);
    assertThat(folder.resolve("started")).hasContent("aaa\nbbb\n");
    assertThat(result.lastLines()).contains("2 containers run again, 0 do not.");
  }

  @Test
  void anEngineThatDoesNotComeUpGetsItsSettingsAndItsContainersBack() throws IOException {
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, OLD);
    docker("! grep -q nvidia " + settings);
    ProcessRunner.Result result = run();
    assertThat(result.ok()).isFalse();
    assertThat(result.lastLines().getLast()).contains("did not start", "everything is as it was");
    assertThat(settings).hasContent(OLD);
    assertThat(copy).doesNotExist();
    assertThat(folder.resolve("started")).hasContent("aaa\nbbb\n");
  }

  @Test
  void whereThereWereNoSettingsThereAreNoneAfterAFailure() throws IOException {
    docker("[ ! -e " + settings + " ]");
    assertThat(run().ok()).isFalse();
    assertThat(settings).doesNotExist();
    assertThat(copy).doesNotExist();
  }

  @Test
  void aToolkitThatFailsHalfWayChangesNothing() throws IOException {
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, OLD);
    fake.program("nvidia-ctk", "echo half > " + settings + "; exit 3");
    ProcessRunner.Result result = run();
    assertThat(result.ok()).isFalse();
    assertThat(result.lastLines().getLast())
        .contains("could not be changed", "everything is as it was");
    assertThat(settings).hasContent(OLD);
    assertThat(folder.resolve("started")).doesNotExist();
  }
}
