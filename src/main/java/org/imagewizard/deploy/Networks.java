package org.imagewizard.deploy;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** The external networks a plan needs: made before the start, taken away only if we made them. */
final class Networks {
  private static final String LABEL = "org.imagewizard.project";
  private static final String COMPOSE_LABEL = "com.docker.compose.project";

  private final Engine engine;

  Networks(Engine engine) {
    this.engine = engine;
  }

  /** Makes those that are not there, with our label. */
  void make(Set<String> names, String project, Stream stream) {
    Set<String> here = engine.networks().stream().map(Engine.Network::name).collect(toSet());
    for (String name : names) {
      if (!here.contains(name)) {
        engine.createNetwork(name, Map.of(LABEL, project));
        stream.note(Sentence.of("note.network", name));
      }
    }
  }

  /**
   * Takes away containers that hang on no network any more, because somebody removed it: Compose
   * sees no difference, and the engine refuses to start them. What they hold lies in volumes.
   */
  void takeAwayLost(List<Container> containers, Stream stream) {
    for (Container container : lost(containers)) {
      stream.note(Sentence.of("note.network-lost", container.service()));
      engine.removeContainer(container.id());
    }
  }

  /** Those of these containers that hang on no network that exists. */
  List<Container> lost(List<Container> containers) {
    Set<String> here = engine.networks().stream().map(Engine.Network::id).collect(toSet());
    return containers.stream()
        .filter(one -> one.networks().stream().noneMatch(here::contains))
        // One that was never started names no network yet, and one that runs must have one.
        .filter(one -> one.running() || !one.networks().contains(""))
        .toList();
  }

  /** Compose's own and those that the start made. */
  Set<String> of(String project) {
    Set<String> names = new TreeSet<>(madeFor(project));
    names.addAll(ofCompose(project));
    return names;
  }

  /** Those that Compose made for this project. */
  Set<String> ofCompose(String project) {
    return with(COMPOSE_LABEL, project);
  }

  /** The networks that this project's start made. */
  Set<String> madeFor(String project) {
    return with(LABEL, project);
  }

  private Set<String> with(String label, String project) {
    return engine.networks().stream()
        .filter(network -> project.equals(network.labels().get(label)))
        .map(Engine.Network::name)
        .collect(toSet());
  }
}
