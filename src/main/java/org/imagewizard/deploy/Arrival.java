package org.imagewizard.deploy;

import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.Usage;

/**
 * Whether what was sent to an address came to this server. The address of a server on another
 * computer is led here through a tunnel, and without one a server of this computer may answer at
 * the same port. What the orchestrator received from the network, as the engine counts it, tells
 * them apart.
 */
final class Arrival {
  private final Engine engine;
  private final Optional<String> orchestrator;
  private final OptionalLong before;

  /** To be made before something is sent. */
  Arrival(Engine engine, String project) {
    this.engine = engine;
    this.orchestrator = Orchestrator.running(engine, project).map(Container::id);
    this.before = received();
  }

  /**
   * @param bytes at least so many were sent since
   * @return true also where the engine counts nothing
   */
  boolean came(long bytes) {
    OptionalLong now = received();
    return before.isEmpty() || now.isEmpty() || now.getAsLong() - before.getAsLong() >= bytes;
  }

  private OptionalLong received() {
    return orchestrator
        .flatMap(engine::usage)
        .map(Usage::received)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
