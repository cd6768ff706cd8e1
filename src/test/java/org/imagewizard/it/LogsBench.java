package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.Tar;
import org.imagewizard.machine.Busybox;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast one long log comes out, beside the engine's own stream and beside Compose. */
class LogsBench {
  private static final String IMAGE = "image-wizard-bench/counter:1";
  private static final String WRITER = "image-wizard-bench-counter";
  private static final int LINES = 2_000_000;
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void oneContainer() throws Exception {
    EngineEnvironment environment = EngineEnvironment.require();
    String socket = environment.host().replaceFirst("^unix://", "");
    Assumptions.assumeTrue(Files.exists(Path.of(socket)), "curl needs the engine's own socket");
    App app = new App(folder, Map.of("DOCKER_HOST", environment.host()));
    Path dir = folder.resolve("server");
    Path plan = folder.resolve("plan.yaml");
    done(app.run("plan", "--language-model", "none", "--out", plan.toString()));
    // A name of its own: this engine may run a real server.
    Files.writeString(plan, Files.readString(plan).replaceFirst("name: .*", "name: logs-bench"));
    done(app.run("write", "--plan", plan.toString(), "--dir", dir.toString()));
    try (Engine engine = new EngineFinder(Optional.of(environment.host())).connect()) {
      byte[] busybox = Busybox.here().orElseThrow();
      engine.importImage(
          new ByteArrayInputStream(new Tar().program("busybox", busybox).toBytes()),
          IMAGE,
          List.of("ENTRYPOINT [\"/busybox\"]"));
      try {
        String id = written(Deployment.open(dir).plan().project(), environment.host());
        String log =
            "http://docker/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1&follow=0";
        List<String> curl = List.of("curl", "-sS", "--unix-socket", socket, log);
        List<String> compose = List.of("docker", "compose", "logs", "orchestrator");
        compare(app, dir, curl, compose);
      } finally {
        run(folder, List.of("docker", "rm", "-f", WRITER));
        engine.removeImage(IMAGE);
      }
    }
  }

  private void compare(App app, Path dir, List<String> curl, List<String> compose)
      throws Exception {
    List<Double> drained = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> composed = new ArrayList<>();
    Path lines = folder.resolve("lines.txt");
    for (int round = 0; round < ROUNDS; round++) {
      drained.add(rate(() -> run(dir, curl)));
      ours.add(
          rate(() -> app.start(lines, "logs", "--dir", dir.toString(), "orchestrator").waitFor()));
      composed.add(rate(() -> run(dir, compose)));
    }
    try (var all = Files.lines(lines)) {
      assertThat(all.count()).isEqualTo(LINES);
    }
    Benchmark page = new Benchmark("Log of one container");
    page.figure(LINES + " short lines, logs", median(ours), "lines/s")
        .beside("curl of the engine's log", median(drained), "lines/s")
        .atLeast(0.95);
    page.figure("the same", median(ours), "lines/s")
        .beside("docker compose logs", median(composed), "lines/s")
        .atLeast(1.4);
    page.note("medians of " + ROUNDS + " rounds in turn; starts of the programs included");
    page.note("all three write to a file");
    page.write();
  }

  /** The id of a container that has counted to the end and ended. */
  private String written(String project, String host) throws Exception {
    String label = "--label=com.docker.compose.";
    run(
        folder,
        List.of(
            "docker",
            "-H",
            host,
            "run",
            "--name=" + WRITER,
            "--network=none",
            "--log-opt=max-size=1g",
            label + "project=" + project,
            label + "service=orchestrator",
            label + "container-number=1",
            label + "oneoff=False",
            label + "config-hash=none",
            IMAGE,
            "seq",
            "1",
            "" + LINES));
    Path id = folder.resolve("id.txt");
    new ProcessBuilder("docker", "-H", host, "inspect", "-f", "{{.Id}}", WRITER)
        .redirectOutput(id.toFile())
        .start()
        .waitFor();
    return Files.readString(id).strip();
  }

  private static void run(Path dir, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double rate(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return LINES / ((System.nanoTime() - begun) / 1e9);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void done(App.Result result) {
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }
}
