package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real engine, and what only a real one has. */
class DockerJavaEngineIT extends EngineContract {
  private static final String IMAGE = "image-wizard-test/box:1";
  private static EngineEnvironment environment;
  private static Engine engine;

  private final List<String> made = new ArrayList<>();

  @BeforeAll
  static void connect() throws Exception {
    environment = EngineEnvironment.require();
    engine = new EngineFinder(Optional.of(environment.host())).connect();
    byte[] busybox = Files.readAllBytes(Path.of("/bin/busybox"));
    engine.importImage(
        new ByteArrayInputStream(new Tar().program("bin/busybox", busybox).toBytes()),
        IMAGE,
        List.of("LABEL " + LABEL + "=true", "ENTRYPOINT [\"/bin/busybox\"]"));
  }

  @AfterEach
  void removeContainers() {
    made.forEach(engine::removeContainer);
  }

  @AfterAll
  static void disconnect() {
    if (engine != null) {
      engine.removeImage(IMAGE);
      engine.close();
    }
  }

  @Override
  Engine engine() {
    return engine;
  }

  @Override
  String image() {
    return IMAGE;
  }

  @Override
  String missingImage() {
    return environment.withRegistry().registry() + "/image-wizard-test/none:1";
  }

  @Override
  String published() {
    String name = environment.withRegistry().registry() + "/image-wizard-test/published:1";
    engine.tag(engine.imageId(IMAGE).orElseThrow(), name);
    push(name);
    engine.removeImage(name);
    return name;
  }

  private static void push(String name) {
    ProcessRunner.Result push =
        ProcessRunner.run(
            List.of("docker", "push", name),
            Map.of("DOCKER_HOST", environment.host()),
            Path.of("").toAbsolutePath(),
            line -> {},
            new Cancellation(),
            Duration.ofMinutes(1));
    assertThat(push.ok()).as(push.lastLines().toString()).isTrue();
  }

  @Override
  String run(String service, List<String> lines, boolean stays) {
    StringBuilder script = new StringBuilder("trap 'exit 0' TERM;");
    for (String line : lines) {
      boolean err = line.startsWith("err:");
      script.append(" echo '").append(err ? line.substring(4) : line).append(err ? "' >&2;" : "';");
    }
    if (stays) {
      script.append(" while :; do /bin/busybox sleep 0.1; done");
    }
    String id = create(service, false, script.toString());
    // Docker stores a line a moment after it is printed.
    while (EngineWait.lines(engine, id) < lines.size()) {
      Thread.onSpinWait();
    }
    return id;
  }

  private String create(String service, boolean tty, String script) {
    List<String> command = new ArrayList<>(List.of("docker", "run", "-d"));
    if (tty) {
      command.add("-t");
    }
    command.addAll(
        List.of(
            "--label",
            LABEL + "=true",
            "--label",
            Query.PROJECT_LABEL + "=" + PROJECT,
            "--label",
            Query.SERVICE_LABEL + "=" + service,
            IMAGE,
            "sh",
            "-c",
            script));
    ProcessRunner.Result result =
        ProcessRunner.run(
            command,
            Map.of("DOCKER_HOST", environment.host()),
            Path.of("").toAbsolutePath(),
            line -> {},
            new Cancellation(),
            Duration.ofMinutes(1));
    assertThat(result.ok()).as(result.lastLines().toString()).isTrue();
    String id = result.lastLines().getLast().strip();
    made.add(id);
    return id;
  }

  @Test
  void aPullThroughARegistryAddsUpItsBytes() {
    String name = environment.withRegistry().registry() + "/image-wizard-test/box:1";
    engine.tag(engine.imageId(IMAGE).orElseThrow(), name);
    push(name);
    engine.removeImage(name);
    engine.removeImage(IMAGE);
    List<Long> received = new ArrayList<>();
    engine.pull(name, (bytes, total) -> received.add(bytes), new Cancellation());
    assertThat(received.getLast()).isGreaterThan(100_000);
    assertThat(received).isSorted();
    engine.tag(engine.imageId(name).orElseThrow(), IMAGE);
    engine.removeImage(name);
  }

  @Test
  void aThrowAwayContainerSaysWhatItPrintedAndLeavesNothing() {
    int before = engine.containers("").size();
    Engine.RunResult result =
        engine.runOnce(IMAGE, List.of("sh", "-c", "echo out; echo err >&2; exit 3"), false);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.output().lines()).containsExactlyInAnyOrder("out", "err");
    assertThat(engine.containers("")).hasSizeLessThanOrEqualTo(before);
    assertThatThrownBy(() -> engine.runOnce("image-wizard-test/none:1", List.of("x"), false))
        .satisfies(e -> kind(e, Problem.Kind.OUTCOME));
  }

  @Test
  void aRequestForCardsIsAccepted() {
    environment.withGpuRequests();
    assertThat(engine.runOnce(IMAGE, List.of("echo", "gpu"), true))
        .isEqualTo(new Engine.RunResult(0, "gpu\n"));
  }

  @Test
  void aCommandRunsInsideARunningContainer() {
    String id = run("inside", List.of(), true);
    assertThat(engine.exec(id, List.of("/bin/busybox", "sh", "-c", "echo in; exit 4")))
        .isEqualTo(new Engine.RunResult(4, "in\n"));
  }

  @Test
  void aLineOverThePieceSizeComesWhole() throws Exception {
    String id =
        create(
            "long", false, "/bin/busybox head -c 50000 /dev/zero | /bin/busybox tr '\\0' x; echo");
    assertThat(finalLines(id, false)).containsExactly("x".repeat(50_000));
  }

  @Test
  void aTerminalsLongLineComesWholeToo() throws Exception {
    String id =
        create(
            "tty",
            true,
            "/bin/busybox head -c 50000 /dev/zero | /bin/busybox tr '\\0' x; echo; echo end");
    assertThat(engine.containers(PROJECT)).anyMatch(one -> one.id().equals(id) && one.tty());
    assertThat(finalLines(id, true)).containsExactly("x".repeat(50_000), "end");
  }

  /** Follows to the container's end. */
  private static List<String> finalLines(String id, boolean tty) throws Exception {
    List<String> lines = new ArrayList<>();
    LogDecoder decoder = new LogDecoder(tty, (stream, time, line) -> lines.add(line));
    try (var stream = engine.logs(id, true, "")) {
      byte[] bytes = stream.readAllBytes();
      decoder.feed(bytes, 0, bytes.length);
    }
    decoder.finish();
    return lines;
  }

  @Test
  void anEngineThatWentAwayIsAnEngineProblem() throws Exception {
    Engine none =
        new DockerJavaEngine(new EngineHttp(Endpoint.of("unix:///nowhere/docker.sock"), ""));
    assertThatThrownBy(none::info).satisfies(e -> kind(e, Problem.Kind.ENGINE));
    none.close();
  }
}
