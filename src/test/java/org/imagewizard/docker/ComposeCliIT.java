package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code docker compose} on a real engine. */
class ComposeCliIT {
  private static final String IMAGE = "image-wizard-test/compose:1";

  @TempDir Path folder;

  @Test
  void aProjectGoesUpAndDown() throws Exception {
    EngineEnvironment environment = EngineEnvironment.require();
    EngineFinder finder = new EngineFinder(Optional.of(environment.host()));
    ComposeCli compose = new ComposeCli(new Redactor(), finder);
    assertThat(compose.version()).contains(environment.compose());
    Files.writeString(
        folder.resolve("compose.yaml"),
        """
        name: image-wizard-test-compose
        services:
          box:
            image: %s
            command: [sleep, "600"]
            stop_grace_period: 1s
            labels: {org.imagewizard.test: "true"}
        """
            .formatted(IMAGE));
    try (Engine engine = finder.connect()) {
      byte[] busybox = Files.readAllBytes(Path.of("/bin/busybox"));
      engine.importImage(
          new ByteArrayInputStream(new Tar().program("bin/busybox", busybox).toBytes()),
          IMAGE,
          List.of("LABEL org.imagewizard.test=true", "ENTRYPOINT [\"/bin/busybox\"]"));
      compose.run(folder, List.of("up", "-d"), line -> {}, new Cancellation());
      try {
        assertThat(engine.containers("image-wizard-test-compose"))
            .singleElement()
            .matches(Container::running);
      } finally {
        compose.run(folder, List.of("down"), line -> {}, new Cancellation());
      }
      assertThat(engine.containers("image-wizard-test-compose")).isEmpty();
      engine.removeImage(IMAGE);
    }
  }

  @Test
  void anEngineThatIsGoneIsAnEngineProblem() throws Exception {
    EngineEnvironment.require();
    Files.writeString(folder.resolve("compose.yaml"), "services: {a: {image: a}}\n");
    ComposeCli compose =
        new ComposeCli(
            new Redactor(), () -> Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"), "docker");
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> compose.run(folder, List.of("ps"), line -> {}, new Cancellation()));
    assertThat(thrown.problem().kind()).as("%s", thrown.problem()).isEqualTo(Problem.Kind.ENGINE);
  }
}
