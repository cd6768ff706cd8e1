package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Engine;
import org.imagewizard.it.EngineEnvironment;

/** Puts builds of stand-ins into the tests' registry. */
record Publisher(Engine engine, EngineEnvironment environment) {
  /** The entry point of a build that answers. */
  static final String STARTS = "ENTRYPOINT [\"/init\"]";

  /** Makes a build and pushes it under its tag; a tag that was here stays with its image. */
  void publish(String reference, String revision, String entrypoint) {
    Cancellation never = new Cancellation();
    Optional<String> here = engine.imageId(reference);
    String id =
        engine.importImage(
            new ByteArrayInputStream(new StandIn(engine, never).rootTar()),
            reference,
            List.of(entrypoint, "LABEL org.opencontainers.image.revision=" + revision));
    ProcessRunner.Result push =
        ProcessRunner.run(
            List.of("docker", "push", reference),
            Map.of("DOCKER_HOST", environment.host()),
            Path.of("."),
            line -> {},
            never,
            Duration.ofMinutes(5));
    assertThat(push.ok()).as(push.lastLines().toString()).isTrue();
    if (here.isPresent()) {
      engine.tag(here.get(), reference);
      engine.image(id).ifPresent(image -> image.digests().forEach(engine::removeImage));
    }
  }
}
