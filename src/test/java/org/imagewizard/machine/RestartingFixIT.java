package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.Tar;
import org.imagewizard.it.OwnEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The fix that restarts Docker, on a real engine: what ran before it runs after it, whatever its
 * restart policy, and what was stopped stays stopped.
 */
@Timeout(240)
class RestartingFixIT {
  private static final String IMAGE = "image-wizard-test/restart:1";

  private OwnEngine own;
  private Path folder;

  @BeforeEach
  void anEngineWhoseContainersEndWithIt() throws Exception {
    own = OwnEngine.startWithoutLiveRestore();
    folder = own.folder();
    try (Engine engine = new EngineFinder(Optional.of(own.host())).connect()) {
      engine.importImage(
          new ByteArrayInputStream(
              new Tar().program("busybox", Busybox.here().orElseThrow()).toBytes()),
          IMAGE,
          List.of("ENTRYPOINT [\"/busybox\", \"sleep\", \"1000\"]"));
    }
  }

  @AfterEach
  void leaveNothing() {
    own.close();
  }

  private void run(String name, String policy) {
    OwnEngine.Said said =
        own.docker("run", "-d", "--network=none", "--restart", policy, "--name", name, IMAGE);
    assertThat(said.exit()).as(said.text()).isZero();
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    own.docker("ps", "-a", "--format", "{{.Names}} {{.State}}")
        .text()
        .lines()
        .map(line -> line.split(" "))
        .forEach(parts -> states.put(parts[0], parts[1]));
    return states;
  }

  @Test
  void whatRanRunsAgainAndWhatWasStoppedStaysStopped() throws Exception {
    for (String policy : List.of("no", "unless-stopped", "on-failure", "always")) {
      run("runs-" + policy, policy);
    }
    // The other two policies start by themselves what a person had stopped.
    for (String policy : List.of("no", "unless-stopped")) {
      run("stopped-" + policy, policy);
      assertThat(own.docker("stop", "-t", "0", "stopped-" + policy).exit()).isZero();
    }
    Map<String, String> before = states();
    assertThat(before.values()).containsOnly("running", "exited");
    String first = own.docker("inspect", "-f", "{{.State.StartedAt}}", "runs-no").text();

    ProcessRunner.Result result = toolkit();

    assertThat(result.ok()).as(result.lastLines().toString()).isTrue();
    assertThat(result.lastLines()).contains("4 containers run again, 0 do not.");
    assertThat(states()).isEqualTo(before);
    assertThat(own.docker("inspect", "-f", "{{.State.StartedAt}}", "runs-no").text())
        .as("it was stopped in between")
        .isNotEqualTo(first);
  }

  /** The script, on the test's own engine and with a made-up toolkit. */
  private ProcessRunner.Result toolkit() throws Exception {
    FakeHost fake =
        new FakeHost(folder)
            .program(
                "nvidia-ctk",
                "mkdir -p "
                    + folder
                    + "/etc/docker; echo '{}' > "
                    + folder
                    + "/etc/docker/daemon.json")
            .program("apt-get", "exit 1")
            .program("dpkg-query", "exit 0")
            .program("pidof", "exit 1")
            .program("dockerd", own.command());
    Fix fix = new FixList(fake.host()).nvidiaToolkit();
    String text =
        FixScripts.text(fix)
            .orElseThrow()
            .replace("unset DOCKER_HOST DOCKER_CONTEXT", "")
            .replace("/etc/", folder + "/etc/")
            .replace("/run/systemd/system", folder + "/no-systemd")
            .replace("/var/run/docker.pid", folder + "/pid")
            .replace("/var/log/dockerd.log", folder + "/dockerd.log");
    Path script = Files.writeString(folder.resolve("script.sh"), text);
    return ProcessRunner.run(
        List.of("bash", script.toString()),
        Map.of(
            "PATH",
            folder.resolve("bin") + ":" + System.getenv("PATH") + ":/usr/sbin:/sbin",
            "DOCKER_HOST",
            own.host()),
        folder,
        line -> {},
        new Cancellation(),
        Duration.ofMinutes(3));
  }
}
