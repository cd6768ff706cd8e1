package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;

/**
 * Takes a deployment away: exactly what {@link #list} says, and nothing that somebody else made or
 * uses.
 */
final class Removal {
  private final Engine engine;
  private final Compose compose;

  Removal(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  /**
   * One line each: containers, networks and images, volumes and files with {@code data}.
   *
   * @param data whether what cannot be had again goes too
   */
  List<String> list(Deployment deployment, boolean data) {
    String project = deployment.plan().project();
    List<String> list = new ArrayList<>();
    engine.containers(project).forEach(one -> list.add("container " + one.name()));
    new Networks(engine).of(project).forEach(name -> list.add("network " + name));
    images(deployment, data)
        .forEach((name, bytes) -> list.add("image " + name + ", " + megabytes(bytes) + " MB"));
    if (data) {
      volumes(project).forEach(volume -> list.add("volume " + volume));
      files(deployment.folder()).forEach(file -> list.add("file " + file));
    }
    return list;
  }

  void run(Deployment deployment, boolean data, Stream stream, Cancellation cancellation) {
    String project = deployment.plan().project();
    // Looked up before: afterwards no container says any more which images were in use.
    Map<String, Long> images = images(deployment, data);
    Takedown takedown = new Takedown(engine, compose, stream);
    List<String> more = data ? List.of("--volumes") : List.of();
    takedown.run(deployment.folder(), project, more, cancellation);
    new TraefikProject(compose).down(deployment, data, cancellation);
    new Networks(engine).madeFor(project).forEach(takedown::remove);
    images.keySet().forEach(engine::removeImage);
    if (data) {
      engine.volumes(project).forEach(engine::removeVolume);
      deleteFolder(deployment.folder());
    }
  }

  /** With their sizes, where the engine knows them: what is in them cannot be had again. */
  private List<String> volumes(String project) {
    List<String> names = engine.volumes(project);
    Map<String, Long> bytes = names.isEmpty() ? Map.of() : engine.volumeBytes();
    return names.stream()
        .map(n -> bytes.containsKey(n) ? n + ", " + megabytes(bytes.get(n)) + " MB" : n)
        .toList();
  }

  /**
   * The practice server's always; IMAGE's only with the data, for they take long to download again,
   * and only those that no other server's container uses.
   */
  private Map<String, Long> images(Deployment deployment, boolean data) {
    if (!deployment.plan().practice() && !data) {
      return Map.of();
    }
    String project = deployment.plan().project();
    Set<String> others =
        engine.containers("").stream()
            .filter(one -> !one.project().equals(project))
            .map(Container::imageId)
            .collect(Collectors.toSet());
    Map<String, Long> images = new LinkedHashMap<>();
    for (String reference : ComposeFile.read(deployment).distinctImages()) {
      for (String name : new TreeSet<>(List.of(reference, PackedNames.tagged(reference)))) {
        Optional<LocalImage> here = engine.image(name);
        here.filter(image -> !others.contains(image.id()))
            .ifPresent(image -> images.put(name, image.bytes()));
      }
    }
    return images;
  }

  private static long megabytes(long bytes) {
    return Math.max(1, bytes / 1_000_000);
  }

  private static List<Path> files(Path folder) {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
    } catch (IOException e) {
      return List.of(folder);
    }
  }

  private static void deleteFolder(Path folder) {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "remove.folder",
              Problem.Kind.OUTCOME,
              Sentence.of("remove.folder", folder),
              List.of(FileFailure.writing(e)),
              List.of()),
          e);
    }
  }
}
