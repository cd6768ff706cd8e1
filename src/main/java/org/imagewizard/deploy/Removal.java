package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Takes a deployment away: exactly what {@link #list} says, and nothing that somebody else made.
 */
final class Removal {
  private final Engine engine;
  private final Compose compose;

  Removal(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  List<String> list(Deployment deployment, boolean data) {
    String project = deployment.plan().project();
    List<String> list = new ArrayList<>();
    for (Container container : engine.containers(project)) {
      list.add("container " + container.name());
    }
    new Networks(engine).madeFor(project).forEach(name -> list.add("network " + name));
    images(deployment).forEach(image -> list.add("image " + image));
    if (data) {
      engine.volumes(project).forEach(volume -> list.add("volume " + volume));
      list.add("folder " + deployment.folder() + ", with its keys");
    }
    return list;
  }

  void run(Deployment deployment, boolean data, Cancellation cancellation) {
    String project = deployment.plan().project();
    compose.run(
        deployment.folder(),
        data
            ? List.of("down", "--remove-orphans", "--volumes")
            : List.of("down", "--remove-orphans"),
        line -> {},
        cancellation);
    new TraefikProject(compose).down(deployment, data, cancellation);
    Networks networks = new Networks(engine);
    networks.madeFor(project).forEach(engine::removeNetwork);
    images(deployment).forEach(engine::removeImage);
    if (data) {
      engine.volumes(project).forEach(engine::removeVolume);
      deleteFolder(deployment.folder());
    }
  }

  /** Only the practice server's own images; IMAGE's may serve another deployment. */
  private List<String> images(Deployment deployment) {
    return deployment.plan().practice()
        ? ComposeFile.read(deployment).distinctImages().stream()
            .filter(image -> engine.imageId(image).isPresent())
            .toList()
        : List.of();
  }

  private static void deleteFolder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.outcome(
              "remove.folder",
              "The server is removed, but its folder " + folder + " could not be deleted.",
              List.of(String.valueOf(e.getMessage()))),
          e);
    }
  }
}
