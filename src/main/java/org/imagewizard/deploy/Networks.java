package org.imagewizard.deploy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.docker.Engine;

/** The external networks a plan needs: made before the start, taken away only if we made them. */
final class Networks {
  private static final String LABEL = "org.imagewizard.project";

  private final Engine engine;

  Networks(Engine engine) {
    this.engine = engine;
  }

  /** Makes those that are not there, with our label. */
  void make(Set<String> names, String project, Stream stream) {
    Set<String> here =
        engine.networks().stream().map(Engine.Network::name).collect(Collectors.toSet());
    for (String name : names) {
      if (!here.contains(name)) {
        engine.createNetwork(name, Map.of(LABEL, project));
        stream.note("Network " + name + " made.");
      }
    }
  }

  /** The networks that this project's start made. */
  Set<String> madeFor(String project) {
    return engine.networks().stream()
        .filter(network -> project.equals(network.labels().get(LABEL)))
        .map(Engine.Network::name)
        .collect(Collectors.toSet());
  }
}
