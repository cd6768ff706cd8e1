package org.imagewizard.deploy;

import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** The service that takes every request and calls the others. */
final class Orchestrator {
  static final String NAME = "orchestrator";

  private Orchestrator() {}

  /** Its container; empty where none runs. */
  static Optional<Container> running(Engine engine, String project) {
    return running(engine.containers(project));
  }

  /** The same of containers that were just looked at. */
  static Optional<Container> running(List<Container> containers) {
    return containers.stream()
        .filter(one -> one.service().equals(NAME) && one.state().equals("running"))
        .findFirst();
  }
}
