package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.imagewizard.machine.Machine;
import org.imagewizard.machine.SystemCheck;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Watcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on an engine that is reached by tcp, as one on another computer is. */
class FarEngineIT {
  private static final Catalog CATALOG = new CatalogLoader(Map.of()).bundled();
  private static final Set<String> SERVICES = Set.of("orchestrator", "memcached", "motd-handler");

  @TempDir Path temp;
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();

  private Deployment written(Engine engine) throws IOException {
    DeploymentPlan all = Practice.plan(CATALOG, "it-far", 18_497);
    DeploymentPlan plan =
        all.withServices(
            all.services().stream().filter(one -> SERVICES.contains(one.name())).toList());
    Path folder = temp.resolve("server");
    DockerSocket socket = DockerSocket.of(engine.info().endpoint());
    new FolderWriter().write(folder, new Renderer().render(plan, CATALOG, socket, Map.of()));
    // Docker asks none of them, so that the probe has to.
    Path file = folder.resolve("compose.yaml");
    String text = Files.readString(file);
    for (String service : SERVICES) {
      String head = "  " + service + ":\n";
      assertThat(text).contains(head);
      text = text.replace(head, head + "    healthcheck: {disable: true}\n");
    }
    Files.writeString(file, text);
    return Deployment.open(folder);
  }

  @Test
  void theWholeRoad() throws IOException {
    String host = EngineEnvironment.require().host();
    try (TcpBridge bridge = new TcpBridge(Path.of(host.substring("unix://".length())))) {
      EngineFinder engines = new EngineFinder(Optional.of(bridge.host()));
      Machine machine = new SystemCheck(engines).measure();
      assertThat(machine.source()).isEqualTo(bridge.host());
      assertThat(machine.gpus()).isEmpty();

      try (Engine engine = engines.connect()) {
        assertThat(engine.info().remote()).isTrue();
        Operations operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
        Deployment server = written(engine);
        new Practice(engine).makeImages(server, events::add, cancellation);
        try {
          runs(engine, operations, server, bridge.host());
        } finally {
          operations.remove(server, true, events::add, cancellation);
        }
        assertThat(engine.containers(server.plan().project())).isEmpty();
      }
    }
  }

  @Test
  void anOrchestratorThatMayNotUseTheSocketIsNotCalledReady() throws IOException {
    String host = EngineEnvironment.require().host();
    EngineFinder engines = new EngineFinder(Optional.of(host));
    try (Engine engine = engines.connect()) {
      Operations operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
      Deployment server = written(engine);
      Path file = server.composeFile();
      String text = Files.readString(file);
      // As the real one: an ordinary user, here without the group that would let it in.
      Files.writeString(
          file,
          text.replace("  orchestrator:\n", "  orchestrator:\n    user: \"4711:4711\"\n")
              .replace("${DOCKER_GID}", "4712"));
      new Practice(engine).makeImages(server, events::add, cancellation);
      try {
        Progress.Done done = operations.up(server, events::add, cancellation);

        assertThat(done.ok()).as("%s", done).isFalse();
        assertThat(done.services())
            .filteredOn(one -> one.name().equals("orchestrator"))
            .singleElement()
            .satisfies(
                one -> assertThat(one.reason().toString()).contains("may not use the engine's"));
      } finally {
        operations.remove(server, true, events::add, cancellation);
      }
    }
  }

  private void runs(Engine engine, Operations operations, Deployment server, String host) {
    Progress.Done done = operations.up(server, events::add, cancellation);

    assertThat(done.ok()).as("%s", done).isTrue();
    assertThat(done.services())
        .allSatisfy(
            one -> assertThat(one.reason().toString()).contains("asked inside its container"));
    assertThat(events.toString())
        .contains("another computer, " + host, "it looks for: /var/run/docker.sock")
        .contains("ssh -N -L 18497:127.0.0.1:18497 127.0.0.1");
    assertThat(new Watcher().status(engine, server, CATALOG).services())
        .filteredOn(one -> SERVICES.contains(one.name()))
        .hasSize(SERVICES.size())
        .allMatch(one -> one.state().equals("running"));

    List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());
    new LogFollower(engine)
        .run(
            new LogFollower.Request(server.plan().project(), List.of("motd-handler"), false, ""),
            lines::add,
            cancellation);
    assertThat(lines).isNotEmpty().allMatch(line -> line.service().equals("motd-handler"));

    assertThat(operations.smoke(server, Optional.empty(), cancellation).missing())
        .noneMatch(one -> one.toString().contains("got no request"))
        .noneMatch(one -> one.toString().contains("nothing answered"));

    operations.down(server, events::add, cancellation);
    assertThat(engine.containers(server.plan().project())).extracting(Container::name).isEmpty();
  }
}
