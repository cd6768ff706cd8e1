package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.it.Plans;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose images stand by digest starts where no registry has what it names. */
class LockedBundleIT {
  private static final Set<String> ON = Set.of("orchestrator", "memcached", "motd-handler");

  @TempDir Path temp;

  private final Cancellation never = new Cancellation();
  private final Catalog catalog = new CatalogLoader(Map.of()).bundled();
  private EngineEnvironment environment;
  private Engine engine;
  private Operations operations;

  @BeforeEach
  void connect() {
    environment = EngineEnvironment.require().withRegistry();
    EngineFinder engines = new EngineFinder();
    engine = engines.connect();
    operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
  }

  @AfterEach
  void leaveNothing() {
    if (engine != null) {
      forget();
      engine.close();
    }
  }

  @Test
  void startsWithoutARegistry() {
    Deployment locked = locked();
    operations.pull(locked, event -> {}, never);
    List<String> digests = ComposeFile.read(locked).distinctImages();
    assertThat(digests).hasSize(3).allMatch(name -> name.contains("@sha256:"));
    Set<String> ids =
        Set.copyOf(digests.stream().map(n -> engine.imageId(n).orElseThrow()).toList());
    Path archive = temp.resolve("server.bundle");

    new BundleWriter(engine, locked, Set.of(), false).write(archive, event -> {}, never);
    digests.forEach(name -> assertThat(engine.imageId(name)).as("stays: " + name).isPresent());
    forget();
    digests.forEach(name -> assertThat(engine.imageId(name)).as(name).isEmpty());
    new BundleReader(archive).load(engine, temp.resolve("arrived"), event -> {}, never);

    Deployment arrived = Deployment.open(temp.resolve("arrived"));
    assertThat(ComposeFile.read(arrived).distinctImages())
        .allMatch(PackedNames::isOne)
        .allMatch(name -> engine.imageId(name).isPresent());
    try {
      assertThat(operations.up(arrived, event -> {}, never).ok()).isTrue();
      assertThat(engine.containers(arrived.plan().project()).stream().map(Container::imageId))
          .as("the very builds")
          .containsExactlyInAnyOrderElementsOf(ids);
    } finally {
      operations.remove(arrived, true, event -> {}, never);
    }
    assertThat(names()).as("left after remove --data").isEmpty();
  }

  /** A folder that names builds in the registry by digest; none of them is here. */
  private Deployment locked() {
    DeploymentPlan plan =
        Plans.some("it-locked", catalog, ON, environment.registry() + "/it-locked", 18_483);
    Publisher publisher = new Publisher(engine, environment);
    Map<String, LockFile.Locked> services = new HashMap<>();
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              String reference = image.withTag(image.tag());
              publisher.publish(reference, service, Publisher.STARTS);
              String digest = engine.registryDigest(reference);
              services.put(
                  service,
                  new LockFile.Locked(image.name(), image.tag(), digest, "", "", "", service));
            });
    forget();
    Path folder = temp.resolve("server");
    DockerSocket socket = DockerSocket.of(engine.info().endpoint());
    new FolderWriter()
        .write(
            folder,
            new Renderer().renderLocked(plan, catalog, socket, Map.of(), new LockFile(services)));
    return Deployment.open(folder);
  }

  private void forget() {
    names().forEach(engine::removeImage);
  }

  private List<String> names() {
    return engine.images().stream()
        .flatMap(
            image ->
                java.util.stream.Stream.concat(image.tags().stream(), image.digests().stream()))
        .filter(name -> ImageReference.parse(name).path().startsWith("it-locked/"))
        .toList();
  }
}
