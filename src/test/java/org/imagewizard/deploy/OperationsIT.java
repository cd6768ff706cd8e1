package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.Watcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start on the real engine where something is wrong: it must be seen, and stop nothing else. */
class OperationsIT {
  @TempDir Path temp;

  private final Cancellation cancellation = new Cancellation();
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private final CatalogLoader catalogs = new CatalogLoader(Map.of());
  private Engine engine;
  private Operations operations;
  private Deployment deployment;

  @BeforeEach
  void practiceFolder() {
    EngineEnvironment.require();
    EngineFinder engines = new EngineFinder();
    engine = engines.connect();
    operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
    DeploymentPlan plan = Practice.plan(catalogs.bundled(), "it-operations", 18_480);
    DockerSocket socket = DockerSocket.of(engine.info().endpoint());
    Path folder = temp.resolve("server");
    new FolderWriter()
        .write(folder, new Renderer().render(plan, catalogs.bundled(), socket, Map.of()));
    deployment = Deployment.open(folder);
    new Practice(engine).makeImages(deployment, events::add, cancellation);
  }

  @AfterEach
  void leaveNothing() {
    if (engine != null) {
      operations.remove(deployment, true, events::add, cancellation);
      assertThat(engine.containers(deployment.plan().project())).isEmpty();
      assertThatTheNetworkIsGone();
      assertThat(deployment.folder()).doesNotExist();
      engine.close();
    }
  }

  /** Engines up to 20.10 miscount at times; then it may stay, empty, if the person was told. */
  private void assertThatTheNetworkIsGone() {
    String name = "image-it-operations";
    if (events.toString().contains("Network " + name + " stays")) {
      assertThat(engine.members(name)).isEmpty();
    } else {
      assertThat(engine.networks()).extracting(Engine.Network::name).doesNotContain(name);
    }
  }

  @Test
  void somebodyElsesContainerOnTheNetworkStopsNothing() {
    String project = deployment.plan().project();
    engine.createNetwork(
        "image-it-operations",
        Map.of("com.docker.compose.project", project, "com.docker.compose.network", "default"));
    String image = ComposeFile.read(deployment).distinctImages().getFirst();

    String mine = stranger("image-it-stranger", image);
    try {
      operations.down(deployment, events::add, cancellation);

      assertThat(engine.containers(deployment.plan().project())).isEmpty();
      assertThat(engine.container(mine)).isPresent();
      assertThat(events.toString())
          .contains("Network image-it-operations stays: image-it-stranger, not of this server");
    } finally {
      engine.removeContainer(mine);
    }
  }

  /** A container of somebody else on the server's network; returns its id. */
  private String stranger(String name, String image) {
    ProcessRunner.Result run =
        ProcessRunner.run(
            List.of(
                "docker",
                "run",
                "-d",
                "--name",
                name,
                "--label",
                "org.imagewizard.test=true",
                "--network",
                "image-it-operations",
                "--entrypoint",
                "/bin/busybox",
                image,
                "sleep",
                "600"),
            Map.of("DOCKER_HOST", engine.info().endpoint()),
            temp,
            line -> {},
            cancellation,
            Duration.ofMinutes(1));
    assertThat(run.ok()).as(run.lastLines().toString()).isTrue();
    return run.lastLines().getLast();
  }

  @Test
  void aServiceWithoutItsKeyIsNeverStarted() throws IOException {
    Path plan = deployment.folder().resolve("plan.yaml");
    Files.writeString(plan, Files.readString(plan).replace("practice: true", "practice: false"));
    deployment = Deployment.open(deployment.folder());
    Path ocr = deployment.folder().resolve("config/apis-and-selection.env");
    Files.writeString(ocr, Files.readString(ocr) + "AZURE_API_KEY=a\nFREEOCR_API_KEY=b\n");
    List<String> lacking =
        List.of(
            "content-categoriser",
            "graphic-caption",
            "text-followup",
            "object-detection-llm",
            "multistage-diagram-segmentation");

    Progress.Done done = operations.up(deployment, events::add, cancellation);

    assertThat(done.ok()).isTrue();
    assertThat(done.services()).hasSize(41);
    assertThat(done.services())
        .filteredOn(service -> service.state().equals("missing"))
        .extracting(Progress.ServiceEnd::name)
        .containsExactlyElementsOf(lacking);
    assertThat(done.services().getLast().reason().toString()).contains("LLM_API_KEY is not set");
    assertThat(engine.containers(deployment.plan().project()))
        .extracting(org.imagewizard.docker.Container::service)
        .hasSize(36)
        .doesNotContainAnyElementsOf(lacking);
    assertThat(events.toString()).contains("Not started, because without LLM_API_KEY they end");
  }

  @Test
  void oneBrokenServiceIsNamedWithItsReasonAndStopsNoOther() throws IOException {
    breakService("motd-handler", "echo LLM_API_KEY is not set; exit 3");

    Progress.Done done = operations.up(deployment, events::add, cancellation);

    assertThat(done.ok()).isFalse();
    assertThat(done.services()).hasSize(41);
    Progress.ServiceEnd broken =
        done.services().stream().filter(s -> s.name().equals("motd-handler")).findFirst().get();
    assertThat(broken.state()).isEqualTo("exited");
    assertThat(broken.reason().toString()).contains("exit code 3", "LLM_API_KEY is not set");
    assertThat(done.services())
        .filteredOn(s -> !s.name().equals("motd-handler"))
        .extracting(Progress.ServiceEnd::state)
        .containsOnly("running");
    SmokeResult smoke = operations.smoke(deployment, Optional.empty(), cancellation);
    assertThat(smoke.ok()).as("a handler that is on gave nothing").isFalse();
    assertThat(said(smoke))
        .singleElement()
        .asString()
        .contains("motd-handler gave nothing; motd-handler is exited, exit code 3");
    assertThat(smoke.renderings()).allMatch(one -> one.content().isPresent());
    assertThat(smoke.renderings())
        .extracting(SmokeResult.Rendering::handler)
        .contains("photo-audio-handler", "map-tactile-svg-handler", "high-charts-handler");

    StackStatus status = new Watcher().status(engine, deployment, catalogs.bundled());
    assertThat(status.services())
        .filteredOn(s -> s.name().equals("motd-handler"))
        .extracting(one -> one.reason().toString())
        .containsExactly("exit code 3");
  }

  @Test
  void aStoppedServerIsNoSuccess() {
    SmokeResult smoke = operations.smoke(deployment, Optional.empty(), cancellation);

    assertThat(smoke.ok()).isFalse();
    assertThat(said(smoke)).singleElement().asString().contains("nothing answered");
  }

  @Test
  void aServerWhoseImagesAreGoneSaysSo() {
    ComposeFile.read(deployment).distinctImages().forEach(engine::removeImage);

    assertThatThrownBy(() -> operations.up(deployment, events::add, cancellation))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("images are gone");
  }

  /** Gives one service of the written file another command, as a person's edit would. */
  private void breakService(String service, String script) throws IOException {
    Path file = deployment.composeFile();
    String text = Files.readString(file);
    assertThat(text).contains("  " + service + ":\n");
    Files.writeString(
        file,
        text.replace(
            "  " + service + ":\n",
            "  "
                + service
                + ":\n    entrypoint: [/bin/busybox, sh, -c, \""
                + script.replace("\"", "\\\"")
                + "\"]\n"));
  }

  private static List<String> said(SmokeResult result) {
    return result.missing().stream().map(Phrase::toString).toList();
  }
}
