package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;

/** Start: images, networks, containers, and the wait until every service answers. */
final class Up {
  /** Loading a model takes minutes on a slow disk; a stack without cards is up in seconds. */
  private static final Duration WITH_CARDS = Duration.ofMinutes(10);

  private static final Duration WITHOUT_CARDS = Duration.ofMinutes(2);
  private static final List<String> ARGUMENTS =
      List.of("up", "-d", "--no-build", "--pull", "never", "--remove-orphans");

  private final Engine engine;
  private final Compose compose;

  Up(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  Progress.Done run(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    ComposeFile file = ComposeFile.read(deployment);
    String project = deployment.plan().project();
    new Pull(engine, sink, cancellation).run(deployment, file, true);
    new Networks(engine).make(file.externalNetworks(), project, stream);
    new TraefikProject(compose).up(deployment, stream, cancellation);
    stream.step(
        "start",
        "Starting " + file.images().size() + " services",
        () -> {
          List<String> lines = new ArrayList<>();
          compose.run(deployment.folder(), ARGUMENTS, lines::add, cancellation);
          return true;
        });
    Readiness readiness =
        new Readiness(engine, stream, cancellation, isLocal(), patience(deployment));
    List<Progress.ServiceEnd> ends =
        stream.step(
            "wait", "Waiting until every service answers", () -> readiness.await(project, file));
    return stream.done(readiness.allReady(), ends);
  }

  /** Containers' addresses can be reached only on the engine's own computer. */
  private boolean isLocal() {
    return engine.info().endpoint().startsWith("unix:")
        && System.getProperty("os.name").startsWith("Linux")
        && !engine.info().operatingSystem().contains("Docker Desktop");
  }

  private static Duration patience(Deployment deployment) {
    boolean cards =
        deployment.plan().running().stream().anyMatch(service -> service.place().gpu() >= 0);
    return cards ? WITH_CARDS : WITHOUT_CARDS;
  }
}
