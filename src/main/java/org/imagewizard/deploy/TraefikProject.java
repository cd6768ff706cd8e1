package org.imagewizard.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;

/**
 * The Traefik that the wizard writes for a server on the internet: a Compose project of its own in
 * the server's folder, started before the server and stopped after it.
 */
final class TraefikProject {
  private static final String FOLDER = "proxy/traefik";

  private final Compose compose;

  TraefikProject(Compose compose) {
    this.compose = compose;
  }

  void up(Deployment deployment, Stream stream, Cancellation cancellation) {
    if (isThere(deployment)) {
      stream.step(
          "traefik",
          Sentence.of("step.traefik", deployment.plan().site().domain()),
          () -> {
            run(deployment, List.of("up", "-d"), cancellation);
            return true;
          });
    }
  }

  /**
   * @param data also its certificates, which a certificate authority gives only so often
   */
  void down(Deployment deployment, boolean data, Cancellation cancellation) {
    if (isThere(deployment)) {
      run(deployment, data ? List.of("down", "--volumes") : List.of("down"), cancellation);
    }
  }

  private void run(Deployment deployment, List<String> arguments, Cancellation cancellation) {
    compose.run(deployment.folder().resolve(FOLDER), arguments, line -> {}, cancellation);
  }

  private static boolean isThere(Deployment deployment) {
    Path file = deployment.folder().resolve(FOLDER).resolve("compose.yaml");
    return Files.isRegularFile(file);
  }
}
