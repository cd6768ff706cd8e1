package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a small server on the real engine, and what must hold afterwards. */
class FaultsIT {
  private static final Set<String> SERVICES =
      Set.of("orchestrator", "memcached", "content-categoriser", "motd-handler");

  private static final Catalog CATALOG = new CatalogLoader(Map.of()).bundled();
  private static final int PORT = 18_496;
  private static final String NETWORK = "image-it-faults";

  @TempDir Path temp;
  private final Cancellation cancellation = new Cancellation();
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private Engine engine;
  private Operations operations;
  private Deployment deployment;

  @BeforeEach
  void aSmallServer() {
    EngineEnvironment.require();
    EngineFinder engines = new EngineFinder();
    engine = engines.connect();
    operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
    write(plan());
    new Practice(engine).makeImages(deployment, events::add, cancellation);
  }

  private static DeploymentPlan plan() {
    DeploymentPlan all = Practice.plan(CATALOG, "it-faults", PORT);
    return all.withServices(
        all.services().stream().filter(one -> SERVICES.contains(one.name())).toList());
  }

  private void write(DeploymentPlan plan) {
    Path folder = temp.resolve("server");
    DockerSocket socket = DockerSocket.of(engine.info().endpoint());
    new FolderWriter().write(folder, new Renderer().render(plan, CATALOG, socket, Map.of()));
    deployment = Deployment.open(folder);
  }

  @AfterEach
  void leaveNothing() {
    if (engine != null) {
      write(plan());
      operations.remove(deployment, true, events::add, cancellation);
      assertThat(containers()).isEmpty();
      assertThat(deployment.folder()).doesNotExist();
      engine.close();
    }
  }

  private List<Container> containers() {
    return engine.containers(deployment.plan().project());
  }

  private Progress.Done up() {
    return operations.up(deployment, events::add, cancellation);
  }

  private void assertThatAllRuns(Progress.Done done) {
    assertThat(done.ok()).as("%s", done).isTrue();
    assertThat(containers())
        .allMatch(Container::running)
        .extracting(Container::service)
        .containsExactlyInAnyOrderElementsOf(SERVICES);
  }

  /** Somebody took it after it was free: one service is refused and says so, the others run. */
  @Test
  void aPortThatIsTakenStopsOneServiceOnly() throws IOException {
    try (ServerSocket taken = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      Progress.Done done = up();

      assertThat(done.ok()).isFalse();
      assertThat(done.services())
          .filteredOn(one -> one.name().equals("orchestrator"))
          .singleElement()
          .satisfies(one -> assertThat(one.reason().toString()).contains(String.valueOf(PORT)));
      assertThat(containers())
          .filteredOn(one -> !one.service().equals("orchestrator"))
          .hasSize(SERVICES.size() - 1)
          .allMatch(Container::running);
    }
    assertThatAllRuns(up());
  }

  /** Its containers run on and hear nobody; the next start makes them anew on a new network. */
  @Test
  void aNetworkThatIsRemovedByHandIsMadeAgain() {
    assertThatAllRuns(up());
    engine.members(NETWORK).forEach(one -> engine.disconnect(NETWORK, one.name()));
    engine.removeNetwork(NETWORK);
    assertThat(operations.withoutNetwork(deployment)).hasSameElementsAs(SERVICES);

    assertThatAllRuns(up());

    assertThat(operations.withoutNetwork(deployment)).isEmpty();
    assertThat(engine.members(NETWORK)).hasSize(SERVICES.size());
    assertThat(operations.smoke(deployment, Optional.empty(), cancellation).ok()).isTrue();
  }

  /** Nothing that runs is touched for it; with the image back, a start changes nothing. */
  @Test
  void aDeletedImageIsSaidAndStopsNothing() {
    assertThatAllRuns(up());
    List<String> before = containers().stream().map(Container::id).sorted().toList();
    String image = ComposeFile.read(deployment).images().get("motd-handler");
    engine.removeImage(image);

    assertThatThrownBy(this::up)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().evidence()).contains(image));

    assertThat(containers()).allMatch(Container::running);
    new Practice(engine).makeImages(deployment, events::add, cancellation);
    assertThatAllRuns(up());
    assertThat(before).hasSameSizeAs(containers());
  }

  /** What costs money is not asked by a start that nobody agreed to, and is asked when told to. */
  @Test
  void aPaidModelIsWarmedUpOnlyWhenAskedFor() throws IOException {
    Path folder = deployment.folder();
    Files.writeString(
        folder.resolve("plan.yaml"),
        Files.readString(folder.resolve("plan.yaml"))
            .replace("languageModel: none", "languageModel: remote")
            .replace("practice: true", "practice: false"));
    Files.writeString(
        folder.resolve("config/llm.env"),
        "LLM_URL=http://127.0.0.1:1/v1\nLLM_API_KEY=a\nLLM_MODEL=b\n");
    deployment = Deployment.open(folder);
    assertThat(Operations.paidWarmUps(deployment)).containsExactly("content-categoriser");

    assertThatAllRuns(up());
    assertThat(events.toString())
        .contains("Not warmed up, so the first request takes longer: content-categoriser")
        .doesNotContain("content-categoriser is warm");

    assertThat(operations.warmUp(deployment, events::add, cancellation)).isEmpty();
    assertThat(events.toString()).contains("content-categoriser is warm after");
  }
}
